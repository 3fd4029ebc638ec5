using Funding.Functions.Directory;
using Funding.Functions.Http.Requests;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Http;

/// <summary>What the functions of the API need.</summary>
internal static class ApiServices
{
    // Types in the constructors of functions are public and are made here, because their own constructors are not.
    public static IServiceCollection AddApi(this IServiceCollection services) =>
        services
            // The framework logs addresses, and those of personal links are secrets.
            .AddLogging(logging =>
                logging
                    .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
                    // It writes addresses, also as a scope around every other line; those of links are secrets.
                    .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            )
            .AddSingleton(provider => new PageTokens(provider.GetRequiredService<IDataProtectionProvider>()))
            .AddSingleton(provider => new Api(
                provider.GetRequiredService<ApplicationStore>(),
                provider.GetRequiredService<DirectoryStore>(),
                provider.GetRequiredService<Sessions>()
            ))
            .AddSingleton(provider => new MeetingDesk(
                provider.GetRequiredService<Api>(),
                provider.GetRequiredService<MeetingStore>(),
                provider.GetRequiredService<ApplicationStore>(),
                provider.GetRequiredService<DirectoryStore>(),
                provider.GetRequiredService<Funds>(),
                provider.GetRequiredService<TimeProvider>()
            ));
}
