import { useParams } from '@solidjs/router';
import type { PersonId, RecordId } from '../../../domain/burst.ts';
import { useHref } from '../../routes.ts';

/** Where the pages around talk are, for the assembly that is shown. */
export interface TalkLinks {
  assembly(): string;
  bring(): string;
  talk(): string;
  /** What members hid, and who. */
  hidden(): string;
  topic(topic: RecordId): string;
  thread(message: RecordId): string;
  proposal(proposal: RecordId): string;
  /** The form for a proposal that its words be erased. */
  putErasure(message: RecordId): string;
  person(person: PersonId): string;
  /** The whole address of a message, to hand on. */
  address(message: RecordId): string;
}

export function useTalkLinks(): TalkLinks {
  const params = useParams();
  const href = useHref();
  const id = () => params.id ?? '';
  return {
    assembly: () => href().assembly(id()),
    bring: () => href().bring(id()),
    talk: () => href().talk(id()),
    hidden: () => href().hidden(id()),
    topic: (topic) => href().topic(id(), topic),
    thread: (message) => href().thread(id(), message),
    proposal: (proposal) => href().proposal(id(), proposal),
    putErasure: (message) => href().putErasure(id(), message),
    person: (person) => `${href().people(id())}?who=${person}`,
    address: (message) => `${window.location.href.split('#', 1)[0]}#${href().thread(id(), message)}`,
  };
}
