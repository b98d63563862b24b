import type { ISODate } from '../../model/calendar.js';
import type { Content } from '../load.js';
import type { Problem } from '../yaml-file.js';

/** Facts and services that should have been checked again before `today`. */
export function overdue(content: Content, today: ISODate): Problem[] {
  const late = (file: string, id: string, checkBy: ISODate): Problem => ({
    code: 'overdue',
    file,
    line: null,
    message: `"${id}" should have been checked by ${checkBy}`,
    mend: 'Check it at its source, then set checked_on and check_by.',
  });
  const facts = content.facts.ids().map((id) => content.facts.get(id)!);
  return [
    ...facts.filter((fact) => today > fact.check_by).map((fact) => late('facts.yaml', fact.id, fact.check_by)),
    ...[...content.services.values()]
      .filter((service) => today > service.check_by)
      .map((service) => late('services.yaml', service.id, service.check_by)),
  ];
}
