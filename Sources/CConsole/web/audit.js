// The ledger of corrections: its views are parts of one page, for the key is in its memory alone.

import { fail } from './audit-act.js';
import { showCase } from './audit-case.js';
import { nameSources, startEnter } from './audit-enter.js';
import { showFigures } from './audit-figures.js';
import { nameFilters, showList, startList } from './audit-list.js';
import { announce, byId } from './dom.js';
import { withKey } from './key.js';
import { startLanguage, whenLanguageChanges } from './language.js';
import { list } from './service.js';
import { startTheme } from './theme.js';

/// Of the whole ledger: names for the filters.
async function learn() {
  const { kinds, units, columns } = await list('/v1/audit/figures');
  nameFilters(kinds);
  const names = (id, groups) => byId(id).replaceChildren(...groups.slice(0, 500).filter(({ name }) => name).map(({ name }) => new Option(name, name)));
  names('units', units);
  names('columns', columns);
}

const view = () => location.hash.slice(1).split('-')[0] || 'list';

async function show() {
  const name = ['list', 'case', 'figures', 'enter'].includes(view()) ? view() : 'list';
  for (const one of ['list', 'case', 'figures', 'enter']) byId(one).hidden = one !== name;
  for (const one of ['list', 'figures', 'enter']) {
    if (one === name || one === 'list' && name === 'case') byId(`to-${one}`).setAttribute('aria-current', 'page');
    else byId(`to-${one}`).removeAttribute('aria-current');
  }
  if (name === 'case') {
    await showCase(Number(location.hash.split('-')[1]));
    byId('case-title').focus();
  } else if (name === 'figures') {
    await showFigures();
  } else if (name === 'list') {
    await showList();
  }
}

startLanguage(byId('language'));
startTheme(byId('theme'));
startList();
startEnter(() => learn().catch(fail));
nameFilters();
nameSources();
const load = async () => {
  announce('');
  await learn();
  await show();
};
/// A key that is not good for the ledger is as if there were none: another one may be.
const loadWithKey = () => withKey(() => load().catch((error) => {
  if (error.status !== 401) fail(error);
  if (error.status === 401 || error.code === 'scope-missing') throw Object.assign(error, { status: 401 });
}));
whenLanguageChanges(() => {
  nameSources();
  load().catch(fail);
});
addEventListener('hashchange', () => {
  announce('');
  show().catch(fail);
});
await loadWithKey();
