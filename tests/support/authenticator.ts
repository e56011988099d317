import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

interface CreationOptions {
  challenge: string;
  user: { id: string };
}

/** What the browser and the device say; each can be made to lie. */
export interface Saying {
  origin?: string;
  rpId?: string;
  userVerified?: boolean;
  counter?: number;
  type?: string;
}

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** A passkey in software, as a browser would hand it over: P-256, attestation "none" (WebAuthn Level 3, §6.1, §6.5). */
export function softwareAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  const id = b64(credentialId);
  const jwk = publicKey.export({ format: "jwk" });
  const rpId = new URL(origin).hostname;
  let counter = 0;

  // COSE key: kty EC2, alg ES256, crv P-256, x, y.
  const coseKey = Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(jwk.x ?? "", "base64url"),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(jwk.y ?? "", "base64url"),
  ]);

  function authenticatorData(saying: Saying, attested: Uint8Array): Buffer {
    counter += 1;
    const flags = 0x01 | ((saying.userVerified ?? true) ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(saying.counter ?? counter);
    return Buffer.concat([sha256(saying.rpId ?? rpId), Buffer.from([flags]), count, attested]);
  }
  function clientData(type: string, challenge: string, saying: Saying): Buffer {
    const said = { type: saying.type ?? type, challenge, origin: saying.origin ?? origin, crossOrigin: false };
    return Buffer.from(JSON.stringify(said));
  }

  return {
    id,
    /** The answer to registration options, as JSON. */
    create(options: CreationOptions, saying: Saying = {}): string {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 32]), credentialId, coseKey]);
      const data = authenticatorData(saying, attested);
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from("fmt"),
        Buffer.from([0x64]),
        Buffer.from("none"),
        Buffer.from([0x67]),
        Buffer.from("attStmt"),
        Buffer.from([0xa0, 0x68]),
        Buffer.from("authData"),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return JSON.stringify({
        id,
        rawId: id,
        type: "public-key",
        clientExtensionResults: {},
        authenticatorAttachment: "platform",
        response: {
          clientDataJSON: b64(clientData("webauthn.create", options.challenge, saying)),
          attestationObject: b64(attestationObject),
          transports: ["internal", "something-new"],
        },
      });
    },
    /** The answer to sign-in options, as JSON. */
    get(options: { challenge: string }, saying: Saying = {}): string {
      const data = authenticatorData(saying, new Uint8Array());
      const client = clientData("webauthn.get", options.challenge, saying);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return JSON.stringify({
        id,
        rawId: id,
        type: "public-key",
        clientExtensionResults: {},
        response: { clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(signature) },
      });
    },
  };
}
