// Moves a page when stories come: asks for a stamp of a few bytes, and takes the new page's parts only when it changed.
(() => {
  const live = document.querySelector('[data-live]');
  if (live) {
    let stamp = live.dataset.live;
    const look = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch('/live', { headers: { accept: 'text/plain' } });
        const now = answer.ok ? await answer.text() : stamp;
        if (now === stamp) return;
        const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
        for (const part of live.querySelectorAll('[data-part]')) {
          // Whoever reads with the keyboard is not thrown out of the place; this part moves with the next change.
          if (part.contains(document.activeElement)) continue;
          const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
          if (fresh) part.replaceChildren(...fresh.childNodes);
        }
        stamp = now;
      } catch { /* offline: the next look tries again */ }
    };
    setInterval(look, 5000);
  }
  for (const button of document.querySelectorAll('button[data-copy]'))
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.textContent = 'Copied';
    });
})();
