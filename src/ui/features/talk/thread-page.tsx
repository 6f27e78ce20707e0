import { useParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useAssembly } from '../../projection/context.ts';
import { ConnectionSign } from '../../rings/connection-sign.tsx';
import { Conversation } from './conversation.tsx';
import { MessageItem } from './message.tsx';
import { TalkFrame } from './talk-frame.tsx';
import { useTalkLinks } from './talk-links.ts';
import { createTalkView, type TalkView } from './talk-view.ts';
import { useTopicTitle } from './topics.ts';

/** One message and everything that answers it. */
export default function ThreadPage() {
  const params = useParams<{ message: string }>();
  const view = createTalkView(useAssembly());
  return (
    <TalkFrame view={view}>
      <Show when={params.message} keyed>
        {(message) => <ThreadView view={view} message={message} />}
      </Show>
    </TalkFrame>
  );
}

function ThreadView(props: { readonly view: TalkView; readonly message: RecordId }) {
  const links = useTalkLinks();
  const { assembly } = props.view;
  const root = createMemo(() => props.view.rootOf(props.message));
  const rows = createMemo(() => {
    const here = assembly.messages.get(root()) !== undefined;
    return [...(here ? [root()] : []), ...props.view.replies(root())];
  });
  const place = createMemo(() => props.view.placeOf(rows()[0] ?? root()) ?? 'chat');
  const title = useTopicTitle(props.view, place);
  const back = () => {
    return place() === 'chat'
      ? { href: links.talk(), label: 'Talk' }
      : { href: links.topic(place()), label: title() };
  };
  return (
    <Conversation
      view={props.view}
      title="Thread"
      back={back()}
      place={place()}
      thread={root()}
      rows={rows()}
      inRow={(row) => [row]}
      row={(row) => <MessageItem id={row} look="bubble" under={row === root() ? null : root()} />}
      empty={
        <EmptyState
          bare
          sign={<ConnectionSign state="looking" size={72} />}
          title="This message isn’t here yet"
        >
          <p>It comes as soon as a device that has it is near. The link stays good.</p>
        </EmptyState>
      }
      marks={false}
      placeholder="Answer"
      missing={rows().length === 0}
    />
  );
}
