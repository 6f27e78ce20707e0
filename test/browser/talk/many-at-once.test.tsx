import { createComputed, createRoot } from 'solid-js';
import { expect, it } from 'vitest';
import { createAssemblyView } from '../../../src/ui/projection/assembly-view.ts';
import { createTalkView } from '../../../src/ui/features/talk/talk-view.ts';
import { ME, message, personId, talkWorld } from '../../support/talk-fixture.tsx';

it('what reads the whole talk is reckoned anew once when many messages come at once', () => {
  const first = message({ words: 'First', by: personId(1) });
  const world = talkWorld({ messages: [first] });
  const many = Array.from({ length: 300 }, (_, i) =>
    message({ words: `${i}`, by: personId(1), replyTo: i % 3 === 0 ? first.id : null }),
  );
  let times = 0;
  let seen = 0;
  const dispose = createRoot((end) => {
    const view = createTalkView(createAssemblyView(world.open, () => ME));
    createComputed(() => {
      times++;
      seen = view.threads('chat').reduce((sum, root) => sum + 1 + view.replies(root).length, 0);
    });
    return end;
  });
  world.arrive(...many);
  expect(seen).toBe(301);
  expect(times).toBe(2);
  dispose();
});
