import { shortAddress } from '../../render/address.js';
import type { RenderedService } from '../../render/rendered.js';
import type { BlockContext } from './context.js';
import { Icon, type IconName } from './icon.js';
import { Linked } from './linked.js';
import { OuterLink } from './outer-link.js';

type Channel = RenderedService['channels'][number];

const CHANNEL_ICONS: Record<Channel['kind'], IconName> = {
  phone: 'phone',
  web: 'web',
  chat: 'chat',
  email: 'email',
  address: 'address',
};

function Reach({ channel, context }: { channel: Channel; context: BlockContext }) {
  const { kind, value, label } = channel;
  const inside = (
    <>
      <Icon name={CHANNEL_ICONS[kind]} />
      <span>
        {label === value ? null : <span class="label">{label} </span>}
        {kind === 'address' ? <bdi>{value}</bdi> : <bdi dir="ltr">{shortAddress(value)}</bdi>}
      </span>
    </>
  );
  if (channel.href === null) return <span class="reach">{inside}</span>;
  return (
    <OuterLink href={channel.href} context={context} class="reach">
      {inside}
    </OuterLink>
  );
}

function Hours({ open, isOpen }: { open: string | null; isOpen: boolean | null }) {
  if (open === null) return null;
  return (
    <p class={isOpen ? 'hours open' : 'hours'}>
      <Icon name={isOpen ? 'check' : 'clock'} /> {open}
    </p>
  );
}

function Line({ text, context, muted = false }: { text: string | null; context: BlockContext; muted?: boolean }) {
  if (text === null) return null;
  return (
    <p class={muted ? 'muted' : undefined}>
      <Linked text={text} phones={context.phones} />
    </p>
  );
}

function Service({ service, context }: { service: RenderedService; context: BlockContext }) {
  return (
    <li class="service">
      <h3 lang={service.nameLang}>
        <bdi>{service.name}</bdi>
      </h3>
      <Hours open={service.open} isOpen={service.isOpen} />
      <Line text={service.what} context={context} />
      <Line text={service.note} context={context} muted />
      {/* The number before the languages: most people come for it. */}
      {service.channels.length === 0 ? null : (
        <ul class="reaches">
          {service.channels.map((channel) => (
            <li>
              <Reach channel={channel} context={context} />
              <Hours open={channel.open} isOpen={channel.isOpen} />
            </li>
          ))}
        </ul>
      )}
      {service.details.length > 0 ? (
        <ul class="details">
          {service.details.map((detail) => (
            <li>{detail}</li>
          ))}
        </ul>
      ) : null}
      <Line text={service.authority} context={context} muted />
      <Line text={service.unsure} context={context} muted />
      <Line text={service.overdue} context={context} muted />
      <Line text={service.via} context={context} />
    </li>
  );
}

/** Organisations that are not folded, besides the emergency numbers. A long list would hide the one that fits best. */
const SHOWN = 3;

function ServiceList({ items, context }: { items: RenderedService[]; context: BlockContext }) {
  return (
    <ul>
      {items.map((service) => (
        <Service service={service} context={context} />
      ))}
    </ul>
  );
}

/** Organisations, with the ways to reach them as large links. The first few are shown, the rest is folded. */
export function Services({
  title,
  items,
  context,
}: {
  title: string;
  items: RenderedService[];
  context: BlockContext;
}) {
  const folded = items.filter(({ national }, place) => place >= SHOWN && !national);
  // A single one is not worth folding.
  const rest = folded.length > 1 ? folded : [];
  return (
    <div class="services">
      {title ? <h2>{title}</h2> : null}
      <ServiceList items={items.filter((service) => !rest.includes(service))} context={context} />
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>
            {context.words['services.more']} (<bdi>{rest.length}</bdi>)
          </summary>
          <ServiceList items={rest} context={context} />
        </details>
      )}
    </div>
  );
}
