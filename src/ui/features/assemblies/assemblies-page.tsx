import { createMemo, For, Show } from 'solid-js';
import { ButtonLink } from '../../kit/button.tsx';
import { RowLink, Rows } from '../../kit/sheet.tsx';
import { useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { AssemblyRing } from '../../rings/assembly-ring.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { KINDS } from '../../words/kinds.ts';
import { OpenFile } from '../file/open-file.tsx';
import { FirstSteps } from '../home/first-steps.tsx';
import { assemblyLine } from '../home/home-words.ts';
import css from './assemblies-page.module.css';

/** The assemblies that are on this device, and the ways to more. */
export default function AssembliesPage() {
  const moot = useMoot();
  const href = useHref();
  const assemblies = fromReadable(moot.assemblies);
  const outBy = createOutBy(moot);
  const sorted = createMemo(() =>
    assemblies().toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
  );
  return (
    <Page title="Assemblies" wall="sign" below={<p>Those that are on this device.</p>}>
      <div class={css.page}>
        <Show when={sorted().length > 0} fallback={<FirstSteps />}>
          <Rows label="Your assemblies">
            <For each={sorted().map(({ id }) => id)}>
              {(id) => (
                <Show when={sorted().find((each) => each.id === id)}>
                  {(assembly) => (
                    <RowLink
                      href={href().assembly(id)}
                      arrow
                      sign={
                        <AssemblyRing
                          assembly={id}
                          name={assembly().name}
                          kind={assembly().state === 'joining' ? null : assembly().kind}
                          people={assembly().members + assembly().participants}
                          needsYou={outBy() === undefined && assembly().needs.length > 0}
                          size={56}
                        />
                      }
                      title={<span class={css.name}>{assembly().name}</span>}
                    >
                      <span class={css.soft}>
                        <Show when={assembly().kind}>{(kind) => <>{KINDS[kind()].name} · </>}</Show>
                        {assemblyLine(assembly())}
                      </span>
                    </RowLink>
                  )}
                </Show>
              )}
            </For>
          </Rows>
          <div class={css.acts}>
            <Show when={outBy() === undefined}>
              <ButtonLink href={href().found()} icon="plus">
                Open an assembly
              </ButtonLink>
            </Show>
            <Show when={moot.world === 'real'}>
              <ButtonLink href={href().scan()} look="quiet" icon="camera">
                Scan a code
              </ButtonLink>
            </Show>
          </div>
          <Show when={moot.world === 'real'}>
            <OpenFile />
          </Show>
          <p class={css.soft}>
            To come into another one, open its invitation: a link, or a code to scan with the camera.
          </p>
        </Show>
      </div>
    </Page>
  );
}
