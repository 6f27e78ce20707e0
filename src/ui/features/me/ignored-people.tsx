import { For, Show, type JSX } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { PersonStone } from '../../kit/person-stone.tsx';
import { Row, Rows, Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';

/** Whom this device mutes and blocks, and the way back. Not there where it is nobody. */
export function IgnoredPeople(): JSX.Element {
  const moot = useMoot();
  const toasts = useToasts();
  const ignored = fromReadable(moot.ignored);
  const all = () =>
    [...ignored()].toSorted(
      ([a, x], [b, y]) => (x.name ?? '').localeCompare(y.name ?? '') || (a < b ? -1 : 1),
    );
  const hear = async (who: string, name: string) => {
    const result = await moot.stopIgnoring(who);
    if (result.ok) toasts.say({ words: `You hear ${name} again.` });
    else toasts.fault(result.fault);
  };
  return (
    <Show when={ignored().size > 0}>
      <Section title="Whom you muted or blocked" aside={ignored().size.toLocaleString('en-GB')}>
        <p>
          On this device, in every assembly. They aren’t told. What they do in proposals and ballots is shown.
        </p>
        <Rows label="Whom you muted or blocked">
          <For each={all().map(([who]) => who)}>
            {(who) => {
              const one = () => ignored().get(who);
              const name = () => one()?.name ?? 'Somebody new';
              return (
                <Row
                  sign={<PersonStone person={who} name={one()?.name ?? null} newcomer={false} size={40} />}
                  title={name()}
                  end={
                    <Button small aria-label={`Hear ${name()} again`} onClick={() => void hear(who, name())}>
                      Hear again
                    </Button>
                  }
                >
                  {one()?.how === 'blocked' ? 'blocked: not shown in talk' : 'muted: folded, no notice'}
                </Row>
              );
            }}
          </For>
        </Rows>
      </Section>
    </Show>
  );
}
