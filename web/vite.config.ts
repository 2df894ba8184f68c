import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The app lives below /app/; the server embeds what lands in the folder that the build names.
export default defineConfig({
    base: "/app/",
    plugins: [react()],
    build: {
        target: "es2023",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        manifest: true,
    },
    server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
