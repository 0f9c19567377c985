// The national identity of the tests: oidc-provider (certified by the OpenID Foundation) on loopback.
//
//   node provider.mjs ACCOUNTS.json REDIRECT_URI…
//
// ACCOUNTS.json maps a sign-in name to its claims and is read at each sign-in, so that a test may change
// it. Prints {"issuer": …} once it listens. Whoever gives a name there is signed in; consent is given.
import { readFileSync } from "node:fs";
import http from "node:http";
import Provider from "oidc-provider";

const [accounts, ...redirects] = process.argv.slice(2);
const CLAIMS = [
  "LoaiTaiKhoan", "SoDinhDanh", "SoCMND", "MaSoThue", "HoVaTen", "NgayThangNamSinh", "GioiTinh", "SoDienThoai",
  "ThuDienTu", "TechID", "loAs", "MaSoDoanhNghiep", "TenDoanhNghiep", "NguoiDaiDien", "email", "email_verified",
];

const server = http.createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "motcua",
        client_secret: "a-secret-of-the-tests",
        redirect_uris: redirects,
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: { openid: ["sub"], profile: CLAIMS },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["tests"] },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, name) => {
      const claims = JSON.parse(readFileSync(accounts, "utf8"))[name];
      return claims && { accountId: name, claims: () => ({ sub: name, ...claims }) };
    },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
  });

  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith("/interaction/")) return next();
    if (ctx.method === "GET") {
      ctx.type = "html";
      ctx.body =
        `<!DOCTYPE html><html lang="vi"><title>Định danh quốc gia</title><h1>Định danh quốc gia</h1>` +
        `<form method="post"><label>Tên đăng nhập <input name="login"></label><button>Đăng nhập</button></form>`;
      return;
    }
    const chunks = [];
    for await (const chunk of ctx.req) chunks.push(chunk);
    const login = new URLSearchParams(Buffer.concat(chunks).toString()).get("login");
    await provider.interactionFinished(
      ctx.req,
      ctx.res,
      login ? { login: { accountId: login } } : { error: "access_denied" },
    );
    ctx.respond = false;
  });

  server.on("request", provider.callback());
  console.log(JSON.stringify({ issuer }));
});
