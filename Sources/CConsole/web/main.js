// The review console: brings its parts together.

import { offerReasons, startCard } from './card.js';
import { announce, byId } from './dom.js';
import { startDraft } from './draft.js';
import { startExport } from './export.js';
import { startFiles } from './files.js';
import { startFindings } from './findings.js';
import { startKeyboard } from './keyboard.js';
import { withKey } from './key.js';
import { grouped, say, startLanguage, whenLanguageChanges } from './language.js';
import { startPreview } from './preview.js';
import { startRecord } from './record.js';
import { check, learn, startReview } from './review.js';
import { clear, decisions, on, store, tell } from './store.js';
import { startTheme } from './theme.js';
import { show as showVerdict, startVerdict } from './verdict.js';
import { startViews } from './views.js';

startLanguage(byId('language'));
startTheme(byId('theme'));
startDraft();
startPreview();
startReview();
startVerdict();
startCard();
startFindings();
startExport();
startRecord();
startFiles();
startKeyboard();
startViews();
offerReasons();
on('text', showLength);

whenLanguageChanges(async () => {
  offerReasons();
  showLength();
  announce('');
  await load();
  showVerdict();
  // Reasons are said in the language of the request.
  if (store.review) await check();
  else tell('review');
});

const load = () => withKey(async () => { await learn(); if (store.problem) await check(); }).catch((error) => announce(error.message));
await load();

function showLength() {
  byId('length').textContent = store.text ? say(`${grouped(store.text.length)} 字`, `${grouped(store.text.length)} characters`) : '';
}

// What was decided is nowhere but here.
addEventListener('beforeunload', (event) => {
  if (decisions().length === 0) return;
  event.preventDefault();
  // Chromium before 119 asks only for this.
  event.returnValue = true;
});
// Nor does anything stay when the page is left, not even for the way back.
addEventListener('pagehide', clear);
