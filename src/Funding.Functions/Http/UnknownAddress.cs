using Funding.Functions.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>Everything under <c>/api</c> that no other function takes: a wrong address or a wrong method.</summary>
public sealed class UnknownAddress
{
    /// <summary>404, or 405 with the methods that the address does take.</summary>
    /// <remarks>The genuine host tries routes in the order of function names: a name for the last place, before the pages' own.</remarks>
    [Function(nameof(ZApiUnknown))]
    public IResult ZApiUnknown(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            "put",
            "patch",
            "delete",
            "options",
            Route = "api/{*path}"
        )]
            HttpRequest request
    ) =>
        new ProblemResult(
            RouteCatalogue.MethodsAt(request.Path) is { Count: > 0 } methods
                ? KnownProblems.MethodNotAllowed(methods)
                : KnownProblems.NotFound
        );
}
