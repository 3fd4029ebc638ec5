namespace Funding.Functions.Settings;

/// <summary>Sign-in with Microsoft Entra ID through App Service Authentication, which the app stands behind.</summary>
/// <param name="TenantId">The one tenant whose people are let in.</param>
/// <param name="ClientId">The app registration that the sign-in must be meant for.</param>
/// <param name="RequiredForStaff">Whether the association's staff sign in in no other way.</param>
internal sealed record EntraIdSettings(Guid TenantId, Guid ClientId, bool RequiredForStaff);
