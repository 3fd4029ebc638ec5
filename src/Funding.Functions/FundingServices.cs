using Azure.Core;
using Azure.Core.Pipeline;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Disposing;
using Funding.Functions.Email;
using Funding.Functions.Email.Delivering;
using Funding.Functions.Erasing;
using Funding.Functions.Files.Scanning;
using Funding.Functions.Http;
using Funding.Functions.Http.Listing;
using Funding.Functions.Http.Pages;
using Funding.Functions.Outbox;
using Funding.Functions.Overviews;
using Funding.Functions.Privacy;
using Funding.Functions.Reconciling;
using Funding.Functions.Security;
using Funding.Functions.Security.Limits;
using Funding.Functions.Settings;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Storage.Notifications;
using Funding.Functions.Storage.Records;
using Funding.Functions.Verifying;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Funding.Functions;

/// <summary>Everything that the functions need.</summary>
public static class FundingServices
{
    /// <summary>Adds storage, outbox, mail and security. The settings are read and checked when they are first needed, at start.</summary>
    /// <param name="services">To these.</param>
    /// <param name="configuration">Where the settings are.</param>
    public static IServiceCollection AddFunding(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPrivateLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => FundingSettings.Read(configuration));
        // Before the worker, which the host's builder has added already: no function is called until the tables are there.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, FundingStart>());
        return services.AddStorage().AddOutbox().AddReconciler().AddMail().AddSecurity().AddApi().AddSite();
    }

    // In the place of the factory that is there, with all that has been set up for it.
    private static void AddPrivateLogging(this IServiceCollection services)
    {
        services.AddLogging();
        services.Replace(
            ServiceDescriptor.Singleton<ILoggerFactory>(provider => new PrivateLoggers(
                new LoggerFactory(
                    provider.GetServices<ILoggerProvider>(),
                    provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
                    provider.GetRequiredService<IOptions<LoggerFactoryOptions>>(),
                    provider.GetService<IExternalScopeProvider>()
                )
            ))
        );
    }

    /// <summary>Adds a pipeline policy to every storage client: to count transactions, or to stage a crash.</summary>
    /// <param name="services">To these.</param>
    /// <param name="policy">The policy; it must bear being used by many requests at once.</param>
    /// <param name="position">Per call (once for a request) or per retry (each attempt: what is billed).</param>
    internal static IServiceCollection AddStoragePolicy(
        this IServiceCollection services,
        HttpPipelinePolicy policy,
        HttpPipelinePosition position = HttpPipelinePosition.PerRetry
    ) => services.AddSingleton(new StoragePolicy(policy, position));

    private static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<StorageClients>();
        services.AddSingleton<Gates>();
        services.AddSingleton<LongTexts>();
        services.AddAggregate<Application, ApplicationCommand, ApplicationEvent, ApplicationAggregate>();
        services.AddAggregate<Meeting, MeetingCommand, MeetingEvent, MeetingAggregate>();
        services.AddSingleton(provider => new MeetingStore(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<AggregateRows<Meeting, MeetingCommand, MeetingEvent>>(),
            provider.GetRequiredService<AggregateCommits<Meeting, MeetingCommand, MeetingEvent>>(),
            provider.GetRequiredService<OutboxDispatcher>()
        ));
        services.AddSingleton(provider => new MeetingViews(provider.GetRequiredService<StorageClients>()));
        services.AddSingleton<CaseRegister>();
        services.AddSingleton<RecordStore>();
        services.AddSingleton(provider => new CaseRecords(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<AggregateRows<Application, ApplicationCommand, ApplicationEvent>>(),
            provider.GetRequiredService<RecordStore>(),
            provider.GetRequiredService<ILogger<CaseRecords>>()
        ));
        // Types in the constructors of functions are public and are made here, because their own constructors are not.
        services.AddSingleton(provider => new ApplicationStore(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<AggregateRows<Application, ApplicationCommand, ApplicationEvent>>(),
            provider.GetRequiredService<AggregateCommits<Application, ApplicationCommand, ApplicationEvent>>(),
            provider.GetRequiredService<OutboxDispatcher>()
        ));
        services.AddSingleton(provider =>
            Scanner(provider.GetRequiredService<FundingSettings>(), provider.GetRequiredService<TimeProvider>())
        );
        services.AddSingleton<FileScans>();
        services.AddSingleton(provider => new OrphanedFiles(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<ApplicationStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OrphanedFiles>>()
        ));
        services.AddSingleton(provider => new AttachmentStore(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<IFileScanner>()
        ));
        services.AddSingleton(provider => new ViewStore(provider.GetRequiredService<StorageClients>()));
        services.AddSingleton(provider => new CaseFinder(
            provider.GetRequiredService<ViewStore>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new FundStore(provider.GetRequiredService<StorageClients>()));
        services.AddSingleton<OverviewIndex>();
        services.AddSingleton(provider => new OverviewStore(provider.GetRequiredService<StorageClients>()));
        services.AddSingleton(provider => new SavedViewStore(provider.GetRequiredService<StorageClients>()));
        services.AddSingleton(provider => new BulkWork(provider.GetRequiredService<ApplicationStore>()));
        services.AddSingleton(provider => new ListRebuild(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<ApplicationStore>(),
            provider.GetRequiredService<ViewStore>(),
            provider.GetRequiredService<FundStore>(),
            provider.GetRequiredService<OverviewIndex>()
        ));
        services.AddSingleton(provider => new Funds(
            provider.GetRequiredService<DirectoryStore>(),
            provider.GetRequiredService<FundStore>()
        ));
        services.AddSingleton(provider => new OverviewDesk(
            provider.GetRequiredService<OverviewStore>(),
            provider.GetRequiredService<Funds>(),
            provider.GetRequiredService<MeetingViews>(),
            provider.GetRequiredService<OutboxDispatcher>(),
            provider.GetRequiredService<IFileScanner>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new MailLog(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<LongTexts>()
        ));
        services.AddSingleton(provider => new PreferenceStore(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<CollectedMails>();
        services.AddSingleton(provider => new ReturnedMeetingMails(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new PaymentStore(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new LinkStore(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<DirectoryStore>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<OldDrafts>();
        services.AddSingleton<Erasures>();
        services.AddSingleton(provider => new DraftEraser(
            provider.GetRequiredService<OldDrafts>(),
            provider.GetRequiredService<Erasures>(),
            provider.GetRequiredService<ApplicationStore>(),
            provider.GetRequiredService<OutboxRows>(),
            provider.GetRequiredService<DirectoryStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DraftEraser>>()
        ));
        services.AddSingleton<DueThings>();
        services.AddSingleton<DisposedContent>();
        services.AddSingleton(provider => new DisposalStore(provider.GetRequiredService<StorageClients>()));
        services.AddSingleton(provider => new Disposals(
            provider.GetRequiredService<DisposalStore>(),
            provider.GetRequiredService<DueThings>(),
            provider.GetRequiredService<DisposedContent>(),
            provider.GetRequiredService<ApplicationStore>(),
            provider.GetRequiredService<ViewStore>(),
            provider.GetRequiredService<DirectoryStore>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<TrailAnchors>();
        services.AddSingleton<Verifier>();
        services.AddSingleton<VerificationMeter>();
        services.AddSingleton(provider => new Verifications(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<LongTexts>(),
            provider.GetRequiredService<Verifier>(),
            provider.GetRequiredService<TrailAnchors>(),
            provider.GetRequiredService<VerificationMeter>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddAggregate<AssociationSettings, SettingsCommand, SettingsEvent, SettingsAggregate>();
        services.AddSingleton(provider => new SettingsStore(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<AggregateRows<AssociationSettings, SettingsCommand, SettingsEvent>>(),
            provider.GetRequiredService<AggregateCommits<AssociationSettings, SettingsCommand, SettingsEvent>>(),
            provider.GetRequiredService<OutboxDispatcher>()
        ));
        services.AddSingleton(provider => new DirectoryStore(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<LongTexts>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        return services;
    }

    private static IFileScanner Scanner(FundingSettings settings, TimeProvider time) =>
        settings.FileScanner switch
        {
            // A scan takes as long as it takes, whatever time the cases live in.
            FileScannerKind.ClamAv => new ClamAvScanner(
                settings.ClamAv!.Value.Host,
                settings.ClamAv.Value.Port,
                TimeProvider.System
            ),
            FileScannerKind.Defender => new DefenderScanner(time),
            FileScannerKind.Off => new NoScanner(),
        };

    /// <summary>Gives a kind of aggregates storage with all its guarantees; its store is made beside this.</summary>
    private static IServiceCollection AddAggregate<TState, TCommand, TEvent, TAggregate>(
        this IServiceCollection services
    )
        where TState : class
        where TEvent : class
        where TAggregate : Aggregate<TState, TCommand, TEvent> =>
        services
            .AddSingleton<Aggregate<TState, TCommand, TEvent>, TAggregate>()
            .AddSingleton<AggregateRows<TState, TCommand, TEvent>>()
            .AddSingleton<AggregateRows>(provider =>
                provider.GetRequiredService<AggregateRows<TState, TCommand, TEvent>>()
            )
            .AddSingleton<ChangePlanner<TState, TCommand, TEvent>>()
            .AddSingleton<AggregateCommits<TState, TCommand, TEvent>>();

    private static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<OutboxRows>();
        services.AddSingleton<PendingMarks>();
        services.AddSingleton<Fence>();
        services.AddSingleton<EffectDelivery>();
        services.AddSingleton<RecordDelivery>();
        services.AddSingleton<MailDelivery>();
        services.AddSingleton(provider => new DigestDelivery(
            provider.GetRequiredService<CollectedMails>(),
            provider.GetRequiredService<MailComposer>(),
            provider.GetRequiredService<IMailTransport>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DigestDelivery>>()
        ));
        services.AddSingleton(provider => new OutboxDispatcher(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<OutboxRows>(),
            provider.GetRequiredService<PendingMarks>(),
            provider.GetRequiredService<Fence>(),
            provider.GetRequiredService<EffectDelivery>(),
            provider.GetRequiredService<MailDelivery>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OutboxDispatcher>>()
        ));
        return services;
    }

    private static IServiceCollection AddReconciler(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<ReconciliationMeter>();
        services.AddSingleton<ReconciliationPosition>();
        services.AddSingleton(provider => new Reconciler(
            provider.GetRequiredService<ApplicationStore>(),
            provider.GetRequiredService<ViewStore>(),
            provider.GetRequiredService<MeetingStore>(),
            provider.GetRequiredService<MeetingViews>(),
            provider.GetRequiredService<ReconciliationPosition>(),
            provider.GetRequiredService<ReconciliationMeter>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Reconciler>>()
        ));
        return services;
    }

    private static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(SendGridMailTransport), http => http.Timeout = TimeSpan.FromSeconds(30));
        services.AddSingleton(provider => new Unsubscribing(
            provider.GetRequiredService<FundingSettings>(),
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<PreferenceStore>(),
            provider.GetRequiredService<DirectoryStore>()
        ));
        services.AddSingleton<MailComposer>();
        services.AddSingleton<EventSignature>();
        services.AddSingleton(provider => new MailFates(
            provider.GetRequiredService<MailLog>(),
            provider.GetRequiredService<ApplicationStore>(),
            provider.GetRequiredService<ReturnedMeetingMails>(),
            provider.GetRequiredService<EventSignature>(),
            provider.GetRequiredService<ILogger<MailFates>>()
        ));
        services.AddSingleton(provider => new MailsAgain(
            provider.GetRequiredService<MailLog>(),
            provider.GetRequiredService<DirectoryStore>()
        ));
        services.AddSingleton(provider => new MailboxReader(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<SignInPost>()
        ));
        services.AddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<FundingSettings>().MailTransport switch
            {
                MailTransportKind.SendGrid => new SendGridMailTransport(
                    provider.GetRequiredService<IHttpClientFactory>(),
                    provider.GetRequiredService<FundingSettings>()
                ),
                MailTransportKind.Smtp => new SmtpMailTransport(
                    provider.GetRequiredService<FundingSettings>(),
                    provider.GetRequiredService<TimeProvider>()
                ),
                MailTransportKind.Mailbox => new MailboxTransport(
                    provider.GetRequiredService<StorageClients>(),
                    provider.GetRequiredService<TimeProvider>()
                ),
            }
        );
        return services;
    }

    private static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Funding");
        services.AddSingleton<BlobKeyRing>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<BlobKeyRing>((options, keys) => options.XmlRepository = keys);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "funding-antiforgery";
            options.FormFieldName = "antiforgery";
            options.HeaderName = "X-Antiforgery";
        });
        services.AddSingleton<LinkCookies>();
        services.AddSingleton(provider => new RateLimits(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<FundingSettings>(),
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new VoteCodes(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<MailComposer>(),
            provider.GetRequiredService<IMailTransport>(),
            provider.GetRequiredService<RateLimits>(),
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<SiteCookies>();
        services.AddSingleton<SignInPost>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<SignInPost>());
        services.AddSingleton(provider => new SignInLinks(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new AccessibilityFeedback(
            provider.GetRequiredService<MailComposer>(),
            provider.GetRequiredService<IMailTransport>()
        ));
        services.AddSingleton(provider => new SignIn(
            provider.GetRequiredService<SignInLinks>(),
            provider.GetRequiredService<SiteCookies>(),
            provider.GetRequiredService<DirectoryStore>(),
            provider.GetRequiredService<Sessions>(),
            provider.GetRequiredService<MailComposer>(),
            provider.GetRequiredService<SignInPost>(),
            provider.GetRequiredService<RateLimits>(),
            provider.GetRequiredService<FundingSettings>()
        ));
        services.AddSingleton(provider => new Sessions(
            provider.GetRequiredService<StorageClients>(),
            provider.GetRequiredService<DirectoryStore>(),
            provider.GetRequiredService<SiteCookies>(),
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<FundingSettings>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        return services;
    }
}
