using Funding.Core;
using Funding.Functions.Email;
using Funding.Functions.Security;
using Funding.Functions.Tests.Storage;
using Funding.Local;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Security.Attacks;

/// <summary>Asking for a link tells nobody whose addresses the association knows, nor do guesses.</summary>
[Collection(AzuriteTests.Name)]
public sealed class UniformSignInTests(AzuriteFixture azurite)
{
    private const string Known = "karin.lindqvist@samordningkalmar.example";

    [Fact]
    public async Task Asking_does_the_same_work_for_every_address_and_does_not_wait_for_the_mail()
    {
        await using var world = World();
        var (counts, post) = (new Counts(), new SlowTransport());
        var process = await world.StartAsync(services => services.AddSingleton<IMailTransport>(post), counts);
        var signIn = process.Get<SignIn>();
        // What is read once in the life of a process is read.
        await signIn.RequestAsync(Request(), Address("first@nowhere.example"), default);

        var first = (await CountAsync(Known), await CountAsync("nobody@nowhere.example"));
        var second = (await CountAsync(Known), await CountAsync("nobody@nowhere.example"));

        Assert.Equal(first.Item1, first.Item2);
        Assert.Equal(second.Item1, second.Item2);
        Assert.Empty(post.Taken);
        post.Open.SetResult();
        await process.Get<SignInPost>().SentAsync();
        Assert.Equal([Known, Known], post.Taken);

        async Task<string> CountAsync(string address)
        {
            counts.Methods.Clear();
            await signIn.RequestAsync(Request(), Address(address), default);
            return string.Join(' ', counts.Methods);
        }
    }

    [Fact]
    public async Task A_guess_costs_the_same_work_whatever_is_wrong_with_it_and_guesses_come_to_an_end()
    {
        await using var world = World();
        var (counts, post) = (new Counts(), new SlowTransport());
        post.Open.SetResult();
        world.Settings["RateLimits:Misses"] = "10/00:10:00";
        var process = await world.StartAsync(services => services.AddSingleton<IMailTransport>(post), counts);
        var (signIn, links) = (process.Get<SignIn>(), process.Get<SignInLinks>());
        var voided = await links.IssueAsync("karin-lindqvist", "karin-lindqvist", default);
        await links.IssueAsync("karin-lindqvist", "karin-lindqvist", default);
        await signIn.PeekAsync(Request(), SecretToken.Create(), default);
        List<string> work = [];
        List<SignInAnswer> answers = [];

        foreach (var token in new[] { SecretToken.Create(), voided.Token, new string('A', 43) })
        {
            counts.Methods.Clear();
            answers.Add(await signIn.PeekAsync(Request(), token, default));
            work.Add(string.Join(' ', counts.Methods));
        }
        Assert.Single(work.Distinct(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.IsType<SignInAnswer.Gone>(answer));

        for (var guesses = 0; guesses < 6; guesses++)
        {
            Assert.IsType<SignInAnswer.Gone>(await signIn.PeekAsync(Request(), SecretToken.Create(), default));
        }
        Assert.IsType<SignInAnswer.TooMany>(await signIn.PeekAsync(Request(), SecretToken.Create(), default));
        world.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.IsType<SignInAnswer.Gone>(await signIn.PeekAsync(Request(), SecretToken.Create(), default));
    }

    [Fact]
    public async Task An_address_gets_no_more_than_so_many_mails_known_or_not()
    {
        await using var world = World();
        world.Settings["RateLimits:SignInMails"] = "2/01:00:00";
        var signIn = (await world.StartAsync()).Get<SignIn>();

        foreach (var address in new[] { Known, "nobody@nowhere.example" })
        {
            Assert.True((await signIn.RequestAsync(Request(), Address(address), default)).Allowed);
            Assert.True((await signIn.RequestAsync(Request(), Address(address.ToUpperInvariant()), default)).Allowed);
            Assert.False((await signIn.RequestAsync(Request(), Address(address), default)).Allowed);
        }
    }

    private StorageWorld World() => new(azurite) { Settings = { ["Association:File"] = Samples.AssociationFile } };

    private static EmailAddress Address(string text) =>
        EmailAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));

    private static HttpRequest Request() => new DefaultHttpContext().Request;

    private sealed class Counts : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        public List<string> Methods { get; } = [];

        public override void OnSendingRequest(Azure.Core.HttpMessage message)
        {
            lock (Methods)
            {
                Methods.Add(message.Request.Method.Method);
            }
        }
    }

    private sealed class SlowTransport : IMailTransport
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Taken { get; } = [];

        public async Task<MailOutcome> SendAsync(Mail mail, CancellationToken cancellationToken)
        {
            await Open.Task;
            lock (Taken)
            {
                Taken.Add(mail.ToAddress);
            }
            return new MailOutcome.Sent();
        }
    }
}
