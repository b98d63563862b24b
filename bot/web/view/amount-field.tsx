import type { Words } from '../shared/words.js';

/** An amount in euro, in one field with digits on a phone's keyboard. */
export function AmountField({ words }: { words: Words }) {
  return (
    <fieldset class="day">
      <legend>{words['web.amount']}</legend>
      <label>
        <span>€</span>
        <input name="text" inputmode="numeric" maxLength={12} autocomplete="off" dir="ltr" />
      </label>
      <button class="button" type="submit">
        {words['web.amount_send']}
      </button>
    </fieldset>
  );
}
