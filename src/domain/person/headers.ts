/** Who speaks: a device's certificate, its revocation, and the hello that carries a name. */
import { decode, encode, fixedBytes, list, nothing, struct, varint } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { key, recordRef } from '../codec/ids.ts';
import { countLimits } from '../limits.ts';

const deviceCertified = struct({
  person: key,
  /** By the person's key over `certificateMessage` of the device that writes the record. */
  signature: fixedBytes(64),
});

export type DeviceCertified = Decoded<typeof deviceCertified>;

export const encodeDeviceCertified = (header: DeviceCertified) => encode(deviceCertified, header);
export const decodeDeviceCertified = (bytes: Uint8Array) => decode(deviceCertified, bytes);

const link = struct({ device: key, signature: fixedBytes(64) });

/** One device on the way from a person's key to another device, with the signature of who stands before it. */
export type Link = Decoded<typeof link>;

const deviceLinked = struct({
  person: key,
  /** The first is signed by the person's key, as in `deviceCertified`; each later one by the device before it. */
  chain: list(link, countLimits.chain, 1),
  /** By the last device of the chain over `linkMessage` of the device that writes the record. */
  signature: fixedBytes(64),
});

export type DeviceLinked = Decoded<typeof deviceLinked>;

export const encodeDeviceLinked = (header: DeviceLinked) => encode(deviceLinked, header);
export const decodeDeviceLinked = (bytes: Uint8Array) => decode(deviceLinked, bytes);

/** How many bursts of a device's feed in talk the author had heard. */
const heardInTalk = struct({ device: key, bursts: varint });

const devicesRevoked = struct({
  devices: list(key, countLimits.devices, 1),
  /** Of all devices of the person's that the author knows; what isn't named counts as nothing. */
  talk: list(heardInTalk, countLimits.devices),
});

export type DevicesRevoked = Decoded<typeof devicesRevoked>;

export const encodeDevicesRevoked = (header: DevicesRevoked) => encode(devicesRevoked, header);
export const decodeDevicesRevoked = (bytes: Uint8Array) => decode(devicesRevoked, bytes);

/** What the 24 words say, in one assembly, on one device. */
const phraseWords = struct({
  person: key,
  assembly: key,
  devices: list(key, countLimits.devices),
  talk: list(heardInTalk, countLimits.devices),
  /** `devicesRevoked` records that have no effect any more. */
  aside: list(recordRef, countLimits.devices),
});

export type PhraseWords = Decoded<typeof phraseWords>;

const phraseDecided = struct({
  words: phraseWords,
  /** By the person's key over `phraseMessage`. */
  signature: fixedBytes(64),
});

export type PhraseDecided = Decoded<typeof phraseDecided>;

export const encodePhraseDecided = (header: PhraseDecided) => encode(phraseDecided, header);
export const decodePhraseDecided = (bytes: Uint8Array) => decode(phraseDecided, bytes);

const CERTIFICATE_TAG = new TextEncoder().encode('moot/device/1');
const LINK_TAG = new TextEncoder().encode('moot/link/1');
const PHRASE_TAG = new TextEncoder().encode('moot/phrase/1');

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    message.set(part, at);
    at += part.length;
  }
  return message;
}

/** What a person signs to say "this device is mine". `device`: its public key, 32 bytes. */
export const certificateMessage = (device: Uint8Array): Uint8Array<ArrayBuffer> =>
  joined(CERTIFICATE_TAG, device);

/**
 * What a device signs to say "that device is of the same person". All 32 bytes. The person stands in it, so
 * that nobody else's certificate of the signing device can make the other one theirs.
 */
export const linkMessage = (person: Uint8Array, device: Uint8Array): Uint8Array<ArrayBuffer> =>
  joined(LINK_TAG, person, device);

/** What a person's key signs for the device that writes it: nobody else can say it again. */
export const phraseMessage = (device: Uint8Array, words: PhraseWords): Uint8Array<ArrayBuffer> =>
  joined(PHRASE_TAG, device, encode(phraseWords, words));

/** The name is the body. */
export const encodeHelloSaid = () => encode(nothing, true);
export const decodeHelloSaid = (bytes: Uint8Array) => decode(nothing, bytes);

export const encodeHeard = () => encode(nothing, true);
export const decodeHeard = (bytes: Uint8Array) => decode(nothing, bytes);
