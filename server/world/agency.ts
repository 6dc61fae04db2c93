import type { z } from 'zod';
import type { Dice } from './dice.ts';
import type { Actor, Instant, Order, Role, World } from './world.ts';

/** A fact as an agency reports it; the kernel adds number, time and actor. */
export interface News {
  readonly kind: string;
  readonly data: unknown;
}

/** A command turned down: why, and at which field of its form (null: at the form as a whole). */
export interface Refusal {
  readonly refused: string;
  readonly field: string | null;
  /** The door is closed for now: the same order may succeed later, at the time given if it is known. */
  readonly closedUntil?: Instant | 'unknown';
  /** What the refused order leaves behind all the same: a wrong try that is counted towards a lock. */
  readonly leaves?: readonly News[];
}

/** What a rule is given beside its own agency's state. */
export interface Given<Input> {
  readonly input: Input;
  readonly by: Actor;
  readonly at: Instant;
  readonly dice: Dice;
}

/** Whether a seat can have read a text: on its card, in its inbox, on a paper in its hand. */
export type Knows = (text: string) => boolean;

/** Who looks for something to do, when, and with what knowledge. */
export interface Looking {
  readonly by: Actor;
  readonly at: Instant;
  readonly knows: Knows;
}

/** A closed door, and when it opens if that is known (an outage has no such time, a night has). */
export interface Closed {
  readonly why: string;
  readonly until: Instant | 'unknown';
}

type Shapes = Readonly<Record<string, z.ZodObject>>;

/** Where each kind of fact leads. */
export type Folds<Facts extends Shapes, State> = {
  readonly [What in keyof Facts]: (state: State, data: z.output<Facts[What]>, at: Instant) => State;
};

export interface AgencySpec<Facts extends Shapes, State> {
  readonly name: string;
  /** What can happen here, in the past tense. Kept for years: a new meaning is a new kind, old kinds keep their fold. */
  readonly facts: Facts;
  /** The state before anything happened. */
  readonly opens: State;
  readonly fold: Folds<Facts, State>;
  /** Why nobody but the office itself is served now: an outage, a holiday, after hours. One gate for all its commands. */
  closed?(this: void, state: State, at: Instant): Closed | undefined;
}

/** Turns the order down; what is passed along happens all the same (a wrong try that counts). Its result must be returned. */
export type Refuse<Reason extends string> = (reason: Reason, ...leaves: readonly News[]) => Refusal;

export interface CommandSpec<State, Shape extends z.ZodObject, Reason extends string> {
  /** Imperative; also the form's address, the API call and the word in walkthroughs. */
  readonly name: string;
  /** Who may give it. Without "person" it has no form. */
  readonly from: readonly Role[];
  readonly input: Shape;
  /** Fields compared and forgotten: not even kept for showing a refused form again. */
  readonly secret?: readonly (keyof z.output<Shape> & string)[];
  /** It throws away what was begun: the guide thinks of it after all else. */
  readonly givesUp?: true;
  /** Every reason to turn it down, and the field that it belongs to. Each needs its words in every language. */
  readonly refusals: Readonly<Record<Reason, keyof z.output<Shape> | null>>;
  judge(this: void, state: State, given: Given<z.output<Shape>>, refuse: Refuse<NoInfer<Reason>>): readonly [News, ...News[]] | Refusal;
  /** Plausible inputs, as far as this person can know them: for the guide, show mode, the checker and simulated classes. */
  suggest?(this: void, state: State, looking: Looking): readonly z.input<Shape>[];
}

/** A command as the kernel sees it: its types were checked where it was written. */
export interface Command {
  readonly id: string;
  readonly from: readonly Role[];
  readonly input: z.ZodObject;
  judge(world: World, given: Given<unknown>): readonly [News, ...News[]] | Refusal;
  suggest(world: World, by: Actor, knows: Knows): readonly unknown[];
  readonly secret: readonly string[];
  readonly givesUp: boolean;
  /** Every reason to turn it down, and its field: each has words in every language. */
  readonly refusals: Readonly<Record<string, string | null>>;
}

/** An office, a company, a phone: knows its own facts and nothing of the others. */
export interface Agency {
  readonly name: string;
  /** What can happen here, and what is said of it. */
  readonly kinds: Shapes;
  readonly opens: unknown;
  fold(state: unknown, what: string, data: unknown, at: Instant): unknown;
}

interface LinkOptions<Data> {
  /** Tells apart links from one fact to one command (the payer's SMS, the payee's). */
  readonly called?: string;
  /** How long it takes; by a function where it depends on the day. */
  readonly after?: Instant | ((data: Data, at: Instant) => Instant);
  /** Whose order it is: the sending office, unless a person is played by it. */
  readonly by?: (data: Data) => Actor;
  readonly retry?: { readonly after: Instant; readonly left: number };
  readonly otherwise?: (data: Data) => Order;
  /** Who carries it, to which office, under which title, where the offices are not connected. Without it the wire is always there (an SMS, a money transfer). */
  readonly carried?: (data: Data) => { readonly holder: string; readonly office: string; readonly title: string };
}

/** A fact here becomes a command there. Looked at once, when the fact happens; what it asks for is kept in the fact. */
export interface Link extends LinkOptions<unknown> {
  /** "bank/transfer-made → portal/settle-bill": the table can be drawn, checked for rings, and replaced entry by entry. */
  readonly id: string;
  readonly on: string;
  readonly then: (data: unknown) => Order | undefined;
}

/** The casts of the house stand here: a state is only ever written by its own agency's fold, a fact only by its own constructor. */
export function defineAgency<Facts extends Shapes, State>(spec: AgencySpec<Facts, State>) {
  const { name, opens } = spec;
  const stateIn = (world: World): State => world.states[name] as State;
  return {
    name,
    kinds: spec.facts as Shapes,
    opens,
    in: stateIn,

    fold(state: unknown, what: string, data: unknown, at: Instant): unknown {
      const lead = spec.fold[what];
      if (!lead) throw new Error(`nobody knows where ${name}/${what} leads`);
      return lead(state as State, data as never, at);
    },

    /** Reports what happened here. Parsed, so that what a spread carried along (a password, a code) stays out of the log. */
    fact: <What extends keyof Facts & string>(what: What, data: z.output<Facts[What]>): News => ({
      kind: `${name}/${what}`,
      data: spec.facts[what]?.parse(data),
    }),

    /** Declares what one can do here. */
    command<Shape extends z.ZodObject, const Reason extends string>(c: CommandSpec<State, Shape, Reason>) {
      const id = `${name}/${c.name}`;
      return {
        id,
        from: c.from,
        input: c.input,
        judge(world: World, given: Given<unknown>) {
          const closed = given.by.role === 'office' ? undefined : spec.closed?.(stateIn(world), given.at);
          if (closed) return { refused: closed.why, field: null, closedUntil: closed.until };
          let said: Refusal | undefined;
          const verdict = c.judge(stateIn(world), given as Given<z.output<Shape>>, (reason, ...leaves) => {
            said = { refused: reason, field: (c.refusals[reason] as string | null) ?? null, ...(leaves.length > 0 && { leaves }) };
            return said;
          });
          if (said && verdict !== said) throw new Error(`${id} refuses "${said.refused}" and goes on: "return" is missing`);
          return verdict;
        },
        secret: c.secret ?? [],
        givesUp: c.givesUp ?? false,
        refusals: c.refusals as Readonly<Record<string, string | null>>,
        suggest: (world: World, by: Actor, knows: Knows) => c.suggest?.(stateIn(world), { by, at: world.now, knows }) ?? [],
        /** The command as an order, for links, scenarios and tests. */
        order: (by: Actor, input: z.input<Shape>): Order => ({ command: id, by, input }),
      };
    },

    /** What another office does when this happens here. */
    when<What extends keyof Facts & string, Shape extends z.ZodObject>(
      what: What,
      target: { readonly id: string; readonly input: Shape },
      input: (data: z.output<Facts[What]>) => z.input<Shape> | undefined,
      options: LinkOptions<z.output<Facts[What]>> = {},
    ): Link {
      const by = options.by ?? ((): Actor => ({ role: 'link', name }));
      return {
        ...(options as LinkOptions<unknown>),
        id: [`${name}/${what} → ${target.id}`, options.called].filter(Boolean).join(', '),
        on: `${name}/${what}`,
        then(data) {
          const given = input(data as z.output<Facts[What]>);
          return given && { command: target.id, by: by(data as z.output<Facts[What]>), input: given };
        },
      };
    },

    /** What somebody does then whom nobody plays. Only what the command is about is written down; their own number and passcode they know by heart. */
    whenUnplayed<What extends keyof Facts & string, Shape extends z.ZodObject>(
      what: What,
      target: { readonly id: string; readonly input: Shape },
      about: (data: z.output<Facts[What]>) => { readonly who: string; readonly input: Partial<z.input<Shape>> },
      after: LinkOptions<unknown>['after'],
    ): Link {
      return {
        id: `${name}/${what} → ${target.id}`,
        on: `${name}/${what}`,
        ...(after !== undefined && { after }),
        then(data) {
          const { who, input } = about(data as z.output<Facts[What]>);
          return { command: target.id, by: { role: 'person', name: who }, input, byHeart: true };
        },
      };
    },
  };
}
