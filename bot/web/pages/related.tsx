interface Props {
  title: string;
  links: { href: string; title: string }[];
}

/** Pages to read next, folded: who came for an answer sees the end of it. */
export function Related({ title, links }: Props) {
  if (links.length === 0) return null;
  return (
    <nav class="folds related" aria-label={title}>
      <details class="fold">
        <summary>{title}</summary>
        <ul class="links inside">
          {links.map((link) => (
            <li>
              <a href={link.href}>{link.title}</a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
