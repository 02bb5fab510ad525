// The API key, where the service asks for one: in memory only.

import { byId } from './dom.js';
import { setKey } from './service.js';

/// Runs `learn`, and again with a key when the service asks for one.
export function withKey(learn) {
  const form = byId('key-form');
  const attempt = async () => {
    try {
      await learn();
      form.hidden = true;
    } catch (error) {
      if (error.status !== 401) throw error;
      form.hidden = false;
      byId('key').focus();
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    setKey(byId('key').value);
    byId('key').value = '';
    attempt().catch(() => {});
  });
  return attempt();
}
