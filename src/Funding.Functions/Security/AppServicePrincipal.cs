using System.Text.Json;
using System.Text.Json.Serialization;
using Funding.Core;
using Funding.Functions.Settings;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security;

/// <summary>Who has signed in with Microsoft Entra ID, as App Service Authentication says.</summary>
internal abstract record WorkAccountAnswer
{
    private WorkAccountAnswer() { }

    /// <summary>Nobody yet, or nothing of this is configured.</summary>
    internal sealed record None : WorkAccountAnswer;

    /// <summary>Somebody, but of another tenant, a guest, for another app, or without an address.</summary>
    internal sealed record NotOurs : WorkAccountAnswer;

    /// <summary>Somebody of the association's tenant.</summary>
    /// <param name="Addresses">The addresses that the tenant vouches for.</param>
    internal sealed record Known(IReadOnlyList<EmailAddress> Addresses) : WorkAccountAnswer;
}

/// <summary>
/// Reads the header <c>X-MS-CLIENT-PRINCIPAL</c>. App Service Authentication takes away what a caller sends of it and writes
/// its own; anywhere else anybody can write it. So without the settings that say that the app stands behind it, the header
/// is not looked at.
/// </summary>
internal static class AppServicePrincipal
{
    internal const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const int Longest = 64 * 1024;
    private const string Provider = "aad";
    private static readonly string[] _tenant = ["tid", "http://schemas.microsoft.com/identity/claims/tenantid"];
    private static readonly string[] _issuer = ["idp", "http://schemas.microsoft.com/identity/claims/identityprovider"];
    private static readonly string[] _email =
    [
        "email",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    ];

    /// <summary>Who the header says that the caller is.</summary>
    internal static WorkAccountAnswer Read(HttpRequest request, EntraIdSettings? settings)
    {
        if (settings is null || request.Headers[Header] is not { Count: > 0 } header)
        {
            return new WorkAccountAnswer.None();
        }
        // One header, as the platform writes it: a second one is somebody else's.
        return
            header.Count == 1
            && Parse(header[0]) is { } principal
            && string.Equals(principal.Provider, Provider, StringComparison.OrdinalIgnoreCase)
            && IsOurs(principal, settings)
            && Addresses(principal) is { Count: > 0 } addresses
            ? new WorkAccountAnswer.Known(addresses)
            : new WorkAccountAnswer.NotOurs();
    }

    private static Principal? Parse(string? value)
    {
        if (value is not { Length: > 0 and <= Longest })
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize(Convert.FromBase64String(value), PrincipalJson.Default.Principal);
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool IsOurs(Principal principal, EntraIdSettings settings)
    {
        var tenants = principal.Of(_tenant);
        return tenants.Count == 1
            && Guid.TryParse(tenants[0], out var tenant)
            && tenant == settings.TenantId
            // A guest's address is vouched for by somebody else than the tenant.
            && principal.Of(_issuer).All(issuer => issuer.Contains(tenants[0], StringComparison.OrdinalIgnoreCase))
            && principal
                .Of(["aud"])
                .All(audience =>
                    audience.Equals($"{settings.ClientId:D}", StringComparison.OrdinalIgnoreCase)
                    || audience.Equals($"api://{settings.ClientId:D}", StringComparison.OrdinalIgnoreCase)
                );
    }

    // The sign-in name is in a domain that the tenant owns. The address in "email" is whatever somebody has typed, unless
    // Entra says that its domain has been verified.
    private static List<EmailAddress> Addresses(Principal principal)
    {
        var isVerified = principal
            .Of(["xms_edov"])
            .Any(verified => verified is "1" || verified.Equals("true", StringComparison.OrdinalIgnoreCase));
        List<EmailAddress> addresses = [];
        foreach (var text in principal.Of(["preferred_username"]).Concat(isVerified ? principal.Of(_email) : []))
        {
            if (EmailAddress.TryParse(text, out var address))
            {
                addresses.Add(address);
            }
        }
        return addresses;
    }
}

/// <summary>The header's content.</summary>
/// <param name="Provider">Who has signed the person in.</param>
/// <param name="Claims">What is said of them.</param>
internal sealed record Principal(
    [property: JsonPropertyName("auth_typ")] string? Provider,
    [property: JsonPropertyName("claims")] IReadOnlyList<PrincipalClaim>? Claims
)
{
    /// <summary>The values of the claims of one of these types.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> types) =>
        [
            .. (Claims ?? [])
                .Where(claim => claim?.Type is { } type && types.Contains(type, StringComparer.Ordinal))
                .Select(claim => claim.Value ?? "")
                .Distinct(StringComparer.Ordinal),
        ];
}

/// <summary>One thing said of somebody.</summary>
/// <param name="Type">What.</param>
/// <param name="Value">Its value.</param>
internal sealed record PrincipalClaim(
    [property: JsonPropertyName("typ")] string? Type,
    [property: JsonPropertyName("val")] string? Value
);

[JsonSerializable(typeof(Principal))]
internal sealed partial class PrincipalJson : JsonSerializerContext;
