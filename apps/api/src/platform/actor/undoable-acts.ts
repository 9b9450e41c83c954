import type { Endpoint, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from './actor.ts';

/** What is kept of an act before it happens, so that it can be taken back. */
export interface Remembered {
  /** What it is done to, as people call it. */
  readonly subjectName: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface UndoRecipe<E extends Endpoint> {
  /** Reads what is there before the act; null where there is nothing that could be brought back. */
  readonly remember: (by: ProducerMember, input: ParsedInputOf<E>) => Promise<Remembered | null>;
  /** Brings it back. Throws a `Problem` where meanwhile something stands against it. */
  readonly undo: (by: ProducerMember, values: Remembered['values']) => Promise<void>;
}

export const routeOf = ({ method, path }: Pick<Endpoint, 'method' | 'path'>): string =>
  `${method} ${path}`;

/** Which acts can be taken back, and how: each module says it of its own routes. */
@Injectable()
export class UndoableActs {
  private readonly recipes = new Map<string, UndoRecipe<Endpoint>>();

  /** Called by each module at start. Two recipes for one route are a bug. */
  add<E extends Endpoint>(endpoint: E, recipe: UndoRecipe<E>): void {
    const route = routeOf(endpoint);
    if (this.recipes.has(route)) throw new Error(`${route} can be undone in one way only`);
    this.recipes.set(route, recipe as unknown as UndoRecipe<Endpoint>);
  }

  recipeOf(route: string): UndoRecipe<Endpoint> | undefined {
    return this.recipes.get(route);
  }
}
