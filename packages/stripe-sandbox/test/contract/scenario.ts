import type { Need, World } from './contract-world.ts';

/** One statement about the API that must hold at the sandbox and at Stripe. */
export interface Scenario {
  /** Area letter and number; the list of deviations refers to it. */
  id: string;
  title: string;
  needs: Need[];
  run(world: World): Promise<void>;
}

type Run = Scenario['run'];

/** Declares a scenario; `needs` names what plain test mode lacks. */
export function scenario(id: string, title: string, needsOrRun: Need[] | Run, run?: Run): Scenario {
  const needs = typeof needsOrRun === 'function' ? [] : needsOrRun;
  const body = typeof needsOrRun === 'function' ? needsOrRun : run;
  if (body === undefined) throw new Error(`${id} does nothing`);
  return { id, title, needs, run: body };
}
