// Starts Azurite for `monitor run` and the tests, so that it neither dies with its starter (a killed `monitor` must not cost
// what Azurite has not yet written to disk) nor outlives it: it runs in a session of its own and stops, saving, when its
// standard input closes. Arguments are Azurite's own; the data go to the current directory.
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const self = fileURLToPath(import.meta.url);
const pidFile = "azurite.pid";
const servers = new Set();
const inMemory = process.argv.includes("--inMemoryPersistence");

if (process.env.AZURITE_DETACHED !== "1") {
  spawn(process.execPath, [self, ...process.argv.slice(2)], {
    detached: true,
    stdio: "inherit",
    env: { ...process.env, AZURITE_DETACHED: "1" },
  }).unref();
} else {
  if (!inMemory) await takeOver();
  // Nobody may be left to read what Azurite says while it stops.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  process.stdin.on("end", stop).on("error", stop).resume();
  process.argv[1] = self;
  const listen = http.Server.prototype.listen;
  http.Server.prototype.listen = function (...args) {
    servers.add(this);
    return listen.apply(this, args);
  };
  createRequire(import.meta.url)("azurite/dist/src/azurite.js");
}

// Two Azurites on one folder would overwrite each other's data: wait for the last one to finish saving.
async function takeOver() {
  for (let tries = 0; tries < 200 && isRunning(readPid()); tries++) await delay(100);
  if (isRunning(readPid())) {
    console.error(`Another Azurite (process ${readPid()}) still uses this folder.`);
    process.exit(3);
  }
  fs.writeFileSync(pidFile, String(process.pid));
  process.on("exit", () => fs.rmSync(pidFile, { force: true }));
}

function readPid() {
  try {
    return Number(fs.readFileSync(pidFile, "utf8"));
  } catch {
    return 0;
  }
}

function isRunning(pid) {
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function stop() {
  // Azurite listens for the signal once; emitting it works on Windows too.
  process.emit("SIGTERM");
  // A starter that is still there keeps its connections open, and Azurite would wait for them before it saves.
  setTimeout(() => servers.forEach((server) => server.closeAllConnections()), 300).unref();
  setTimeout(() => process.exit(0), inMemory ? 0 : 10_000).unref();
}
