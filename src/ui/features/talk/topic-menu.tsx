import { createSignal } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { Menu, type MenuItem } from '../../kit/menu.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { useTalkLinks } from './talk-links.ts';
import type { TalkView } from './talk-view.ts';

/** What can be done with a topic. */
export function TopicMenu(props: { readonly view: TalkView; readonly topic: RecordId }) {
  const links = useTalkLinks();
  const toasts = useToasts();
  const [erasing, setErasing] = createSignal(false);
  const erased = () => (erasing() ? props.topic : null);
  const topic = () => props.view.assembly.topics.get(props.topic);
  const copy = () => {
    const address = `${window.location.href.split('#', 1)[0]}#${links.topic(props.topic)}`;
    navigator.clipboard.writeText(address).then(
      () => toasts.say({ words: 'Link copied.' }),
      () => toasts.say({ words: 'This browser doesn’t let the app copy. The address is in its bar.' }),
    );
  };
  const items = (): readonly MenuItem[] => {
    const it = topic();
    const speaks = props.view.assembly.speaker() !== null;
    const mine = speaks && it !== undefined && !it.erased && props.view.authorOf(it.device).mine;
    return [
      { label: 'Copy a link to it', icon: 'share', onChoose: copy },
      ...(mine
        ? [
            {
              label: 'Erase the question',
              icon: 'erase' as const,
              final: true,
              onChoose: () => setErasing(true),
            },
          ]
        : []),
    ];
  };
  return (
    <>
      <Menu label="What to do with this topic" items={items()} />
      <EraseDialog record={erased()} words={topic()?.question ?? ''} onClose={() => setErasing(false)} />
    </>
  );
}
