import type { BoardRow } from './board.ts';
import type { ClassNames } from './class-documents.ts';
import type { ClassState, JoinedMember, Lesson } from './class-log.ts';
import type { NameRefusal } from './nickname.ts';
import type { Practice } from './practice.ts';

export interface Member extends JoinedMember {
  readonly nickname: string;
}

/** A class as its trainer sees it. */
export interface Class {
  readonly id: string;
  readonly name: string;
  /** By which members join; six digits. Worth nothing once the class is closed. */
  readonly code: string;
  readonly lesson: Lesson;
  /** Real time. */
  readonly openedAt: number;
  readonly isClosed: boolean;
  readonly members: readonly Member[];
}

/** A mistake of whoever fills in the form: why, and at which field. */
export interface Refused<Reason extends string> {
  readonly refused: Reason;
  readonly field: string;
}

export interface Joined<Run, Typed> {
  readonly member: Member;
  readonly practice: Practice<Run, Typed>;
}

export interface Classes<Run, Typed = unknown> {
  open(wishes: Omit<Lesson, 'seed'> & { readonly name: string }): Promise<Class | Refused<NameRefusal>>;
  find(id: string): Promise<Class | undefined>;
  /** The open class of a code as it was typed. */
  findByCode(code: string): Promise<Class | undefined>;
  /** The class that a practice belongs to, a member's present one or an earlier. Looks through all classes. */
  findByPractice(practice: string): Promise<Class | undefined>;
  list(): Promise<readonly Class[]>;
  /** The names of classes whose log was changed on the disk and cannot be read: they stay for somebody to look at. */
  damaged(): Promise<readonly string[]>;
  /** A member and a world of their own. The same form (`once`) again gives the same member. */
  join(asked: {
    readonly code: string;
    readonly nickname: string;
    readonly once?: string;
  }): Promise<Joined<Run, Typed> | Refused<NameRefusal | 'no-such-class' | 'nickname-taken' | 'class-full'>>;
  /**
   * The member whose practice this is begins once more, in another world; the same form (`once`) again gives the same practice. Undefined where no
   * member is in it now.
   */
  again(asked: { readonly practice: string; readonly once?: string }): Promise<Practice<Run, Typed> | undefined>;
  /** The member, the nickname and the practices are gone. */
  remove(id: string, number: number): Promise<void>;
  /** Nobody can join any more; who is in goes on. */
  close(id: string): Promise<void>;
  /** The class with everything that its members did. */
  delete(id: string): Promise<void>;
  /** Deletes classes in which nothing happened for so many days and whose practices are gone. */
  sweep(days: number): Promise<readonly string[]>;
  /** Who wants help first. */
  board(id: string): Promise<readonly BoardRow[]>;
}

const NOBODY = '–';

export const classOf = (id: string, { name, code, nicknames }: ClassNames, state: ClassState, lesson: Lesson): Class => ({
  id,
  name,
  code,
  lesson,
  openedAt: state.openedAt,
  isClosed: state.isClosed,
  members: state.members.map((member) => ({ ...member, nickname: nicknames[String(member.number)] ?? NOBODY })),
});
