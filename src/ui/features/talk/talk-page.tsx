import { useParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { useAssembly } from '../../projection/context.ts';
import { ChatView } from './chat-view.tsx';
import { TalkFrame } from './talk-frame.tsx';
import { createTalkView } from './talk-view.ts';
import { TopicView } from './topic-view.tsx';

/** The assembly's chat, or one of its topics. */
export default function TalkPage() {
  const params = useParams<{ topic?: string }>();
  const view = createTalkView(useAssembly());
  return (
    <TalkFrame view={view}>
      <Show when={params.topic} keyed fallback={<ChatView view={view} />}>
        {(topic) => <TopicView view={view} topic={topic} />}
      </Show>
    </TalkFrame>
  );
}
