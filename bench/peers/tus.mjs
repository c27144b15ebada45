/* tus.mjs FOLDER - npm's @tus/server on a free port, which it prints; files as its own file store keeps them. */
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const server = new Server({ path: "/files", datastore: new FileStore({ directory: process.argv[2] }) });
const listening = server.listen({ host: "127.0.0.1", port: 0 });
listening.on("listening", () => console.log(listening.address().port));
