import { monthsOf } from '../../model/day-text.js';
import { dirOf, type Lang } from '../../model/lang.js';
import type { Words } from '../shared/words.js';

/**
 * A day in three fields, so that the months are in the person's language even if the phone uses another, and the line in
 * which a script reads the day back with its weekday.
 */
export function DayFields({ lang, words }: { lang: Lang; words: Words }) {
  return (
    <fieldset class="day" data-lang={lang}>
      <legend class="unseen">{words['web.date']}</legend>
      <label>
        <span>{words['web.day']}</span>
        <input name="day" inputmode="numeric" maxLength={2} autocomplete="off" />
      </label>
      <label class="month">
        <span>{words['web.month']}</span>
        <select name="month">
          <option value="" />
          {monthsOf(lang).map((name, i) => (
            <option value={i + 1}>{dirOf(lang) === 'rtl' ? `${i + 1} · ${name}` : name}</option>
          ))}
        </select>
      </label>
      <label class="year">
        <span>{words['web.year']}</span>
        <input name="year" inputmode="numeric" maxLength={4} autocomplete="off" />
      </label>
      <output class="read-back" />
      <button class="button" type="submit">
        {words['web.date_send']}
      </button>
    </fieldset>
  );
}
