using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>HTTP of a call.</summary>
public static class FunctionContextExtensions
{
    // The name under which the ASP.NET Core integration keeps the request among the call's items.
    private const string HttpContextItem = "HttpRequestContext";

    /// <summary>The request and response of a call by HTTP; null for any other call.</summary>
    /// <param name="context">The call.</param>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextItem, out var item) ? item as HttpContext : null;
}
