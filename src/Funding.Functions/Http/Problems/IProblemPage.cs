using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Problems;

/// <summary>Shows a problem to a person: the readable page for addresses outside the API.</summary>
internal interface IProblemPage
{
    /// <summary>Writes the whole response, status included.</summary>
    Task WriteAsync(HttpContext httpContext, Problem problem);
}
