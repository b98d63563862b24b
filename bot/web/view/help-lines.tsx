import type { Words } from '../shared/words.js';
import { Icon } from './icon.js';

/** The lines to call in danger, each as a link, under a neutral title. */
export function HelpLines({ words }: { words: Words }) {
  return (
    <div class="help">
      <p>{words['services.always']}</p>
      <ul class="reaches">
        {words.help.map(({ name, phone }) => (
          <li>
            <a class="reach" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              <Icon name="phone" />
              <span>
                <bdi>{name.includes(phone) ? name : `${name}: ${phone}`}</bdi>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
