import type { Lang } from '../../model/lang.js';
import type { Words } from '../shared/words.js';

/** A day in three fields. So the months are in the person's language, even if the phone uses another. */
export function DayFields({ lang, words }: { lang: Lang; words: Words }) {
  const month = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const names = Array.from({ length: 12 }, (_, i) => month.format(Date.UTC(2026, i, 1)));
  return (
    <fieldset class="day">
      <legend>{words['web.date']}</legend>
      <label>
        <span>{words['web.day']}</span>
        <input name="day" inputmode="numeric" maxLength={2} autocomplete="off" />
      </label>
      <label>
        <span>{words['web.month']}</span>
        <select name="month">
          <option value="" />
          {names.map((name, i) => (
            <option value={i + 1}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{words['web.year']}</span>
        <input name="year" inputmode="numeric" maxLength={4} autocomplete="off" />
      </label>
      <button class="button" type="submit">
        {words['web.date_send']}
      </button>
    </fieldset>
  );
}
