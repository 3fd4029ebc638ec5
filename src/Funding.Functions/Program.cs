using Funding.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace Funding.Functions;

// Compiled with the genuine SDK only: the local run has a composition root of its own.
internal static class Program
{
    private static async Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();

        // Orchestrators must not go on after an await that is not the context's own, so nothing of ours stands around them.
        builder.UseWhen<SecurityLogMiddleware>(context => context.GetHttpContext() is not null);
        builder.UseWhen<ProblemDetailsMiddleware>(context => context.GetHttpContext() is not null);
        builder.Services.AddFunding(builder.Configuration);
        await builder.Build().RunAsync();
    }
}
