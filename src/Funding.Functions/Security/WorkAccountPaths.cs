namespace Funding.Functions.Security;

/// <summary>The addresses that App Service Authentication answers at, before a request reaches the app.</summary>
internal static class WorkAccountPaths
{
    /// <summary>Ends its own session too, and comes back to the start page.</summary>
    internal const string SignOut = "/.auth/logout?post_logout_redirect_uri=%2F";
}
