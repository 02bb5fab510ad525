// Light or dark: as the system has it, until it is chosen here. Only the choice is kept.

const dark = matchMedia('(prefers-color-scheme: dark)');

function stored() {
  try { return localStorage.getItem('moyin.theme'); } catch { return null; }
}

function show(theme) { document.documentElement.dataset.theme = theme ?? (dark.matches ? 'dark' : 'light'); }

export function startTheme(button) {
  show(stored());
  dark.addEventListener('change', () => show(stored()));
  button.addEventListener('click', () => {
    const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem('moyin.theme', theme); } catch { /* It then lasts as long as the page. */ }
    show(theme);
  });
}
