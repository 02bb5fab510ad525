// On narrow screens one of draft, findings and copy is shown at a time.

import { byId } from './dom.js';

const names = ['draft', 'findings', 'preview'];

export function startViews() {
  for (const [index, name] of names.entries()) {
    const tab = byId(`tab-${name}`);
    tab.addEventListener('click', () => showView(name));
    tab.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = names[(index + step + names.length) % names.length];
      showView(next);
      byId(`tab-${next}`).focus();
    });
  }
}

export function showView(name) {
  document.querySelector('main').dataset.view = name;
  for (const one of names) {
    const tab = byId(`tab-${one}`);
    tab.setAttribute('aria-selected', String(one === name));
    tab.tabIndex = one === name ? 0 : -1;
  }
}
