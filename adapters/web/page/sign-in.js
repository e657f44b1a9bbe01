// @ts-check
import { Failed, signIn } from './api.js';
import { byId } from './elements.js';

const form = byId('sign-in', HTMLFormElement);
const secret = byId('secret', HTMLInputElement);
const problem = byId('problem', HTMLParagraphElement);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  problem.textContent = '';
  signIn(secret.value).then(
    () => location.reload(),
    (/** @type {unknown} */ error) => {
      if (!(error instanceof Failed)) throw error;
      problem.textContent = error.message;
      secret.select();
    },
  );
});
