import { createMemo, createSignal, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { ButtonLink, IconButton } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { StepRing } from '../../rings/step-ring.tsx';
import { Conversation } from './conversation.tsx';
import { createFolds, isFold } from './folds.ts';
import { StartTopic } from './start-topic.tsx';
import { useTalkLinks } from './talk-links.ts';
import type { TalkView } from './talk-view.ts';
import { ANSWERS_SHOWN, ThreadRow } from './thread-row.tsx';
import { TopicsButton } from './topics-button.tsx';

/** What a row of a place shows: the first message, where it is here, and its first answers. */
export const shownInThread = (view: TalkView, root: RecordId): readonly RecordId[] => {
  if (isFold(root)) return [];
  const here = view.assembly.open.talk.get().messages.has(root);
  return [...(here ? [root] : []), ...view.replies(root).slice(0, ANSWERS_SHOWN)];
};

/** The assembly's chat: anything, with anyone. */
export function ChatView(props: { readonly view: TalkView }) {
  const links = useTalkLinks();
  const [starting, setStarting] = createSignal(false);
  const folds = createFolds(
    // oxlint-disable-next-line solid/reactivity -- one view for the life of the page
    props.view,
    () => props.view.threads('chat'),
  );
  return (
    <>
      <Conversation
        view={props.view}
        title="Talk"
        back={{ href: links.assembly(), label: props.view.assembly.summary().name }}
        place="chat"
        thread={null}
        rows={folds.rows()}
        folds={folds}
        inRow={(row) => shownInThread(props.view, row)}
        row={(row) => <ThreadRow root={row} />}
        empty={<NothingSaid view={props.view} />}
        aside={<TopicsButton view={props.view} onStart={() => setStarting(true)} />}
        marks={false}
        placeholder="Say something"
        beside={<IconButton icon="plus" label="Start a topic" onClick={() => setStarting(true)} />}
      />
      <StartTopic open={starting()} onClose={() => setStarting(false)} />
    </>
  );
}

function NothingSaid(props: { readonly view: TalkView }) {
  const links = useTalkLinks();
  const alone = createMemo(() => props.view.assembly.people.size() < 2);
  return (
    <EmptyState
      bare
      sign={<StepRing step="talk" size={72} />}
      title={alone() ? 'You’re the first here' : 'Nobody has said anything yet'}
      act={
        <Show when={alone()}>
          <ButtonLink href={links.bring()} look="solid">
            Bring someone in
          </ButtonLink>
        </Show>
      }
    >
      <p>
        <Show when={props.view.assembly.speaker() !== null}>
          <Show
            when={alone()}
            fallback="Say hello, or what brought you here. Everyone in the assembly can read it and answer."
          >
            What you write now is kept on this device, and others read it when they come in.
          </Show>
        </Show>
      </p>
    </EmptyState>
  );
}
