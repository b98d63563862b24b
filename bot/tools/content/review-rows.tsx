import type { Service } from '../../content/schema/services.js';
import type { Fact, FactValue } from '../../model/facts.js';

/** One value of a fact. It is marked if it is uncertain, not in force, or past its check. */
export function FactRow({
  fact,
  value,
  first,
  today,
}: {
  fact: Fact;
  value: FactValue;
  first: boolean;
  today: string;
}) {
  const shown = typeof value.value === 'object' ? `${value.value.nl} / ${value.value.fr}` : String(value.value);
  const unit =
    fact.unit === 'rule' || fact.unit === 'law' || fact.unit === 'date' ? '' : ` (${fact.unit.replace('_', ' ')})`;
  const late = today > fact.check_by || fact.status !== 'in_force' || value.confidence !== 'high';
  return (
    <tr class={late ? 'warn' : undefined}>
      <td>
        <strong>{fact.id}</strong>
        {first ? `: ${fact.description}` : ''}
        {fact.status === 'in_force' ? '' : ` (${fact.status})`}
      </td>
      <td>{fact.unit === 'rule' ? 'rule' : `${shown}${unit}`}</td>
      <td>{`${value.region ?? 'Belgium'}, from ${value.from}${value.to === undefined ? '' : ` to ${value.to}`}`}</td>
      <td>
        <Source {...value.source} />
      </td>
      <td>{value.confidence}</td>
      <td class="day">{fact.checked_on}</td>
      <td class="day">{fact.check_by}</td>
    </tr>
  );
}

/** One service. It is marked if it is uncertain or past its check. */
export function ServiceRow({ service, today }: { service: Service; today: string }) {
  return (
    <tr class={today > service.check_by || service.confidence !== 'high' ? 'warn' : undefined}>
      <td>
        <strong>{service.name.nl}</strong>
        {` (${service.id})`}
      </td>
      <td>
        {[
          ...service.channels.map(({ kind, value, confidence }) => `${kind} ${value} (${confidence})`),
          ...service.via.map((id) => `through ${id}`),
        ].join('; ')}
      </td>
      <td>
        <Source {...service.source} />
      </td>
      <td>{service.confidence}</td>
      <td class="day">{service.checked_on}</td>
      <td class="day">{service.check_by}</td>
    </tr>
  );
}

/** A source's name, as a link if it has an address. */
export function Source({
  publisher,
  url,
  date,
}: {
  publisher: string;
  url?: string | undefined;
  date?: string | undefined;
}) {
  const name = date === undefined ? publisher : `${publisher}, ${date}`;
  return url === undefined ? <>{name}</> : <a href={url}>{name}</a>;
}
