using System.Text;
using System.Text.Json.Nodes;
using Funding.Functions.Security;
using Funding.Functions.Settings;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Tests.Security;

public sealed class AppServicePrincipalTests
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string Client = "66666666-7777-8888-9999-000000000000";
    private const string Karin = "karin.lindqvist@samordningkalmar.example";
    private const string TenantClaim = "http://schemas.microsoft.com/identity/claims/tenantid";
    private static readonly EntraIdSettings _settings = new(Guid.Parse(Tenant), Guid.Parse(Client), false);

    [Fact]
    public void Whoever_is_of_the_tenant_is_known_by_the_sign_in_name()
    {
        var answer = Read(Header(("aud", Client), (TenantClaim, Tenant), ("preferred_username", Karin)));

        var known = Assert.IsType<WorkAccountAnswer.Known>(answer);
        Assert.Equal([Karin], known.Addresses.Select(address => address.ToString()));
    }

    [Fact]
    public void Without_the_settings_the_header_is_not_looked_at() =>
        Assert.IsType<WorkAccountAnswer.None>(
            AppServicePrincipal.Read(
                Request(Header(("aud", Client), (TenantClaim, Tenant), ("preferred_username", Karin))),
                null
            )
        );

    [Fact]
    public void An_address_that_somebody_has_typed_counts_only_when_its_domain_is_verified()
    {
        Assert.IsType<WorkAccountAnswer.NotOurs>(Read(Header(("tid", Tenant), ("email", Karin))));
        Assert.IsType<WorkAccountAnswer.NotOurs>(Read(Header(("tid", Tenant), ("email", Karin), ("xms_edov", "0"))));
        Assert.IsType<WorkAccountAnswer.Known>(Read(Header(("tid", Tenant), ("email", Karin), ("xms_edov", "1"))));
    }

    [Fact]
    public void Nobody_of_another_tenant_no_guest_and_nobody_who_signed_in_to_another_app_is_let_in()
    {
        var name = ("preferred_username", Karin);
        foreach (
            var header in new[]
            {
                Header(("tid", "99999999-2222-3333-4444-555555555555"), name),
                Header(name),
                Header(("tid", Tenant), ("tid", "99999999-2222-3333-4444-555555555555"), name),
                Header(("tid", Tenant), ("idp", "live.com"), name),
                Header(("tid", Tenant), ("aud", "https://graph.microsoft.com"), name),
                Header(("tid", Tenant), ("aud", Client), ("aud", "other"), name),
                Header(("tid", Tenant), ("preferred_username", "not an address")),
                Encode("""{ "auth_typ": "google", "claims": [] }"""),
                Encode("""{ "auth_typ": "aad" }"""),
                Encode("""{ "auth_typ": "aad", "claims": [ null, { "typ": null, "val": "x" } ] }"""),
                Encode("[]"),
                Encode("null"),
                "not base64!",
                "",
                new string('A', 70_000),
            }
        )
        {
            Assert.IsType<WorkAccountAnswer.NotOurs>(Read(header));
        }
    }

    [Fact]
    public async Task Where_nothing_is_configured_the_header_makes_nobody_anybody()
    {
        var app = new FundingApp();
        await app.InitializeAsync();
        await using var _ = new Closing(app);
        var visitor = new PageVisitor(app.Runtime.BaseAddress) { Principal = OfKarin() };

        Assert.Equal(404, (await visitor.GetAsync("/sign-in/work-account")).Status);
        Assert.Equal((303, "/sign-in"), Answer(await visitor.GetAsync("/staff")));
        Assert.Equal(404, (await visitor.SubmitAsync("/sign-in", "/sign-in/work-account")).Status);
        (
            await app.Anonymous().SendAsync(HttpMethod.Get, "api/me", null, (AppServicePrincipal.Header, OfKarin()))
        ).Refuses(401);
        Assert.DoesNotContain("arbetskonto", (await visitor.GetAsync("/sign-in")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_Entra_ID_staff_sign_in_with_their_work_account_and_with_nothing_else()
    {
        var app = new FundingApp
        {
            Settings =
            {
                ["Authentication__EntraId__TenantId"] = Tenant,
                ["Authentication__EntraId__ClientId"] = Client,
                ["Authentication__EntraId__BehindAppServiceAuthentication"] = "true",
                ["Authentication__EntraId__RequiredForStaff"] = "true",
            },
        };
        await app.InitializeAsync();
        await using var _ = new Closing(app);
        var visitor = new PageVisitor(app.Runtime.BaseAddress) { Principal = OfKarin() };

        // The header alone is no session: it is a person at the door.
        Assert.Equal((303, "/sign-in"), Answer(await visitor.GetAsync("/staff")));
        Assert.Contains(
            "Karin Lindqvist",
            (await visitor.GetAsync("/sign-in/work-account")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal((303, "/sign-in"), Answer(await visitor.GetAsync("/staff")));
        Assert.Equal((303, "/staff"), Answer(await visitor.SubmitAsync("/sign-in/work-account", null)));
        Assert.Contains("Med arbetskontot", (await visitor.GetAsync("/sessions")).Text, StringComparison.Ordinal);
        Assert.Equal(
            (303, "/.auth/logout?post_logout_redirect_uri=%2F"),
            Answer(await visitor.SubmitAsync("/staff", "/sign-out"))
        );
        Assert.Equal((303, "/sign-in"), Answer(await visitor.GetAsync("/staff")));

        // Somebody of the tenant whom the association does not know.
        visitor.Principal = Header(("tid", Tenant), ("preferred_username", "anyone@samordningkalmar.example"));
        var unknown = await visitor.GetAsync("/sign-in/work-account");
        Assert.Equal(403, unknown.Status);
        Assert.Contains("Arbetskontot kan inte användas här", unknown.Text, StringComparison.Ordinal);

        // A mail to somebody of the staff says so, and has no link; the page says what it says to everybody.
        visitor.Principal = null;
        Assert.Equal(200, (await visitor.SubmitAsync("/sign-in", null, ("email", Karin))).Status);
        var mail = Assert.Single(await app.MailsAsync(Karin)).Mail;
        Assert.Equal("Logga in med ditt arbetskonto", mail.Subject);
        Assert.DoesNotContain("/sign-in/", mail.Text, StringComparison.Ordinal);
        var editor = await app.AsAsync(People.Editor);
        Assert.Equal(
            "emailLink",
            (await editor.GetAsync("api/me/sessions")).Ok().Body.GetProperty("items")[0].GetProperty("how").GetString()
        );
    }

    private static WorkAccountAnswer Read(string header) => AppServicePrincipal.Read(Request(header), _settings);

    private static HttpRequest Request(string header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[AppServicePrincipal.Header] = header;
        return context.Request;
    }

    private static string OfKarin() => Header(("aud", Client), (TenantClaim, Tenant), ("preferred_username", Karin));

    private static string Header(params (string Type, string Value)[] claims) =>
        Encode(
            new JsonObject
            {
                ["auth_typ"] = "aad",
                ["claims"] = new JsonArray([
                    .. claims.Select(claim => (JsonNode)new JsonObject { ["typ"] = claim.Type, ["val"] = claim.Value }),
                ]),
                ["name_typ"] = "name",
                ["role_typ"] = "roles",
            }.ToJsonString()
        );

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));

    private static (int, string?) Answer(Seen seen) => (seen.Status, seen.Location);

    private sealed class Closing(FundingApp app) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
