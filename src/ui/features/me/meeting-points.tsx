import { For } from 'solid-js';
import { AddressForm } from '../../kit/address-form.tsx';
import { IconButton } from '../../kit/button.tsx';
import { Row, Rows, Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';
import styles from './me.module.css';

const isAddress = (text: string): boolean => URL.canParse(text) && /^wss?:$/u.test(new URL(text).protocol);

/** Where this device asks to be introduced to others. None is asked unless it is named here. */
export function MeetingPoints() {
  const moot = useMoot();
  const points = fromReadable(moot.meetingPoints);
  const connection = fromReadable(moot.connection);
  const toasts = useToasts();
  const answers = (url: string) =>
    connection().meetingPoints.find((point) => point.url === url)?.reachable ?? false;
  const add = async (url: string) => {
    if (!isAddress(url))
      return 'A meeting point’s address begins with wss:// (or ws:// on your own network).';
    if (!points().includes(url)) await moot.setMeetingPoints([...points(), url]);
    toasts.say({ words: `Moot asks at ${url}, too.` });
    return undefined;
  };
  const remove = async (url: string) => {
    await moot.setMeetingPoints(points().filter((other) => other !== url));
    toasts.say({ words: `No longer asked: ${url}.` });
  };
  return (
    <Section title="Where devices find each other">
      <p>A meeting point introduces devices to each other. What people write doesn’t go through it.</p>
      <Rows label="Meeting points">
        <For
          each={points()}
          fallback={<li class={styles.soft}>None. Devices are found only in other tabs of this browser.</li>}
        >
          {(url) => (
            <Row
              title={<span class={styles.address}>{url}</span>}
              end={
                <IconButton icon="close" label={`No longer use ${url}`} onClick={() => void remove(url)} />
              }
            >
              <span class={styles.soft}>{answers(url) ? 'Answers.' : 'Doesn’t answer just now.'}</span>
            </Row>
          )}
        </For>
      </Rows>
      <AddressForm label="Another meeting point" placeholder="wss://…" verb="Add it" onAdd={add} />
    </Section>
  );
}
