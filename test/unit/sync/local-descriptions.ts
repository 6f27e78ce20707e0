/** What browsers say of themselves, as `localDescription.sdp` had it. */

const DIGITS = Array.from({ length: 32 }, (_, i) =>
  (i * 7 + 16).toString(16).padStart(2, '0').slice(-2).toUpperCase(),
);
const FINGERPRINT = DIGITS.join(':');

export const CHROMIUM = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS',
  'm=application 44323 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 10.77.0.1',
  'a=candidate:1467250027 1 udp 2122260223 10.77.0.1 44323 typ host generation 0 network-id 1',
  'a=candidate:3046331727 1 udp 2122194687 fd00::12 51010 typ host generation 0 network-id 2',
  'a=candidate:1853887674 1 tcp 1518280447 10.77.0.1 9 typ host tcptype active generation 0 network-id 1',
  'a=ice-ufrag:aJ5x',
  'a=ice-pwd:0JaXnQ1kUO1rC+xk2bQ3h/9d',
  'a=ice-options:trickle',
  `a=fingerprint:sha-256 ${FINGERPRINT}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sctp-port:5000',
  'a=max-message-size:262144',
  '',
].join('\r\n');

export const FIREFOX = [
  'v=0',
  'o=mozilla...THIS_IS_SDPARTA-99.0 4873254893457 0 IN IP4 0.0.0.0',
  's=-',
  't=0 0',
  `a=fingerprint:sha-256 ${FINGERPRINT}`,
  'a=group:BUNDLE 0',
  'a=ice-options:trickle',
  'a=msid-semantic:WMS *',
  'm=application 58731 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 0.0.0.0',
  'a=candidate:0 1 UDP 2122252543 2f9c1e40-5d3b-4a6e-9f0a-0123456789ab.local 58731 typ host',
  'a=candidate:2 1 TCP 2105524479 2f9c1e40-5d3b-4a6e-9f0a-0123456789ab.local 9 typ host tcptype active',
  'a=sendrecv',
  'a=end-of-candidates',
  'a=ice-pwd:7c1d2e3f405162738495a6b7c8d9eaf0',
  'a=ice-ufrag:5f2c9a1b',
  'a=mid:0',
  'a=setup:actpass',
  'a=sctp-port:5000',
  'a=max-message-size:1073741823',
  '',
].join('\r\n');
