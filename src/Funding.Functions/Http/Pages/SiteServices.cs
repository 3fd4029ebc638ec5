using Funding.Functions.Archiving;
using Funding.Functions.Directory;
using Funding.Functions.Email;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Security;
using Funding.Functions.Security.Limits;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Storage.Records;
using Funding.Pages;
using Funding.Pages.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Funding.Functions.Http.Pages;

/// <summary>What the functions of the pages need.</summary>
internal static class SiteServices
{
    // Types in the constructors of functions are public and are made here, because their own constructors are not.
    public static IServiceCollection AddSite(this IServiceCollection services) =>
        services
            .AddPages()
            .AddSingleton(provider => new Site(
                provider.GetRequiredService<IServiceScopeFactory>(),
                provider.GetRequiredService<DirectoryStore>(),
                provider.GetRequiredService<Sessions>(),
                provider.GetRequiredService<IAntiforgery>(),
                provider.GetRequiredService<IStringLocalizer<Texts>>()
            ))
            .AddSingleton(provider => new LinkDoor(
                provider.GetRequiredService<Site>(),
                provider.GetRequiredService<LinkStore>(),
                provider.GetRequiredService<LinkCookies>(),
                provider.GetRequiredService<RateLimits>()
            ))
            .AddSingleton<IProblemPage>(provider => provider.GetRequiredService<Site>())
            .AddSingleton(provider => new CaseShowing(
                provider.GetRequiredService<Site>(),
                provider.GetRequiredService<MailLog>(),
                provider.GetRequiredService<PageTokens>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new SettingsExamples(
                provider.GetRequiredService<IServiceScopeFactory>(),
                provider.GetRequiredService<MailComposer>()
            ))
            .AddSingleton(provider => new CaseTabReading(
                provider.GetRequiredService<Site>(),
                provider.GetRequiredService<MeetingViews>(),
                provider.GetRequiredService<ApplicationStore>(),
                provider.GetRequiredService<CaseRecords>(),
                provider.GetRequiredService<MailLog>(),
                provider.GetRequiredService<Funds>(),
                provider.GetRequiredService<PageTokens>()
            ))
            .AddSingleton(provider => new ArchiveSources(
                provider.GetRequiredService<ApplicationStore>(),
                provider.GetRequiredService<CaseRecords>(),
                provider.GetRequiredService<AttachmentStore>(),
                provider.GetRequiredService<MailLog>(),
                provider.GetRequiredService<PaymentStore>(),
                provider.GetRequiredService<IServiceScopeFactory>(),
                provider.GetRequiredService<IStringLocalizer<Texts>>()
            ))
            .AddSingleton(provider => new DraftEditing(
                provider.GetRequiredService<Site>(),
                provider.GetRequiredService<Api>(),
                provider.GetRequiredService<ApplicationStore>(),
                provider.GetRequiredService<TimeProvider>()
            ));
}
