// @ts-check
// Starts one instance of the built portal. Everything it does is typed code in app/http, bundled into the build.
import { fileURLToPath } from "node:url";

process.env.NODE_ENV ??= "production";
const at = (/** @type {string} */ path) => new URL(path, import.meta.url);
const build = await import(at("./build/server/index.js").href);
await build.entry.module.serve({ build, filesFolder: fileURLToPath(at("./build/client")) });
