/** A drawing that says where something is found: the date on the decision about asylum. */
export type Drawing = 'decision';
