// Azurite loads its telemetry client even with telemetry off: whatever is asked of it does nothing.
const nothing = new Proxy(function () {}, { get: (_, name) => (name === Symbol.toPrimitive ? () => "" : nothing), apply: () => nothing, construct: () => nothing });
module.exports = nothing;
