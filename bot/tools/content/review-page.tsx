import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';

import { dirOf, ENDONYMS, type Lang } from '../../model/lang.js';
import type { Piece, Review, ReviewRow, ReviewState } from './review-data.js';
import { FactRow, ServiceRow, Source } from './review-rows.js';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 1.5rem; color: #1a1a1a; }
table { border-collapse: collapse; width: 100%; margin: 0 0 2rem; }
th, td { border: 1px solid #999; padding: .35rem .5rem; text-align: start; vertical-align: top; }
th { background: #eee; } td.day { white-space: nowrap; } td.path { font: 12px/1.4 monospace; color: #444; width: 9rem; overflow-wrap: anywhere; }
mark { background: #dff0ff; } mark.gap { background: #ffe0e0; }
.warn { background: #fff3d0; } .sign td { height: 3rem; }
@media print { body { margin: 0; font-size: 10pt; } tr { break-inside: avoid; } a::after { content: ' ' attr(href); } }
`;

const STATUS: Record<ReviewState['status'], string> = {
  draft: 'draft: written, not reviewed',
  machine: 'machine: no native speaker has read it',
  checked: 'checked',
  missing: 'missing: readers see Dutch',
};

/** One self-contained page with a topic in all languages beside each other, to be read and signed off. */
export function reviewPage(review: Review): string {
  const langs = review.states.filter(({ status }) => status !== 'missing').map(({ lang }) => lang);
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Review of ${review.id}`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <h1>{`Review of ${review.id}`}</h1>
        <p>
          {`Kind: ${review.kind}. Values as of ${review.today}. What is marked comes from the facts and services below; in red: `}
          {'no value outside a talk, or none on this day.'}
        </p>
        <h2>State</h2>
        <Table head={['Language', 'Review', 'On', 'Older than the Dutch']}>
          {review.states.map((state) => (
            <tr class={state.status === 'checked' && state.stale.length === 0 ? undefined : 'warn'}>
              <td>{ENDONYMS[state.lang]}</td>
              <td>{STATUS[state.status]}</td>
              <td>{state.on ?? ''}</td>
              <td>{state.stale.join(', ') || 'no'}</td>
            </tr>
          ))}
        </Table>
        <h2>Words</h2>
        <Table head={['Part', ...langs.map((lang) => ENDONYMS[lang])]}>
          {review.rows.map((row) => (
            <Row row={row} langs={langs} />
          ))}
        </Table>
        <h2>Facts</h2>
        {review.facts.length === 0 ? (
          <p>It stands on no fact.</p>
        ) : (
          <Table head={['Fact', 'Value', 'Holds', 'Source', 'Confidence', 'Checked', 'Check by']}>
            {review.facts.flatMap((fact) =>
              fact.values.map((value, i) => <FactRow fact={fact} value={value} first={i === 0} today={review.today} />),
            )}
          </Table>
        )}
        {review.sources.length === 0 ? null : (
          <>
            <h2>Other sources</h2>
            <ul>
              {review.sources.map((source) => (
                <li>
                  <Source {...source} />
                  {`, checked on ${source.checked_on}`}
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>Services</h2>
        {review.services.length === 0 ? (
          <p>It names no service.</p>
        ) : (
          <Table head={['Service', 'Reached by', 'Source', 'Confidence', 'Checked', 'Check by']}>
            {review.services.map((service) => (
              <ServiceRow service={service} today={review.today} />
            ))}
          </Table>
        )}
        <h2>Signed off</h2>
        <Table head={['Language', 'By', 'As (lawyer, native speaker …)', 'On', 'To change']}>
          {langs.map((lang) => (
            <tr class="sign">
              <td>{ENDONYMS[lang]}</td>
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </Table>
      </body>
    </html>
  );
  return `<!doctype html>\n${render(page)}\n`;
}

function Table({ head, children }: { head: readonly string[]; children: ComponentChildren }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((title) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({ row, langs }: { row: ReviewRow; langs: readonly Lang[] }) {
  return (
    <tr>
      <td class="path">{row.path}</td>
      {langs.map((lang) => {
        const pieces = row.texts[lang];
        return pieces ? (
          <td lang={lang} dir={dirOf(lang)}>
            {pieces.map((piece) => (
              <PieceOf piece={piece} />
            ))}
          </td>
        ) : (
          <td class="warn">missing</td>
        );
      })}
    </tr>
  );
}

function PieceOf({ piece }: { piece: Piece }) {
  if ('text' in piece) return <>{piece.text}</>;
  return piece.value === null ? (
    <mark class="gap" dir="ltr">{`{${piece.reference}}`}</mark>
  ) : (
    <mark title={piece.reference}>{piece.value}</mark>
  );
}
