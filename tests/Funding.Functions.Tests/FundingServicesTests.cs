using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Funding.Functions.Tests;

public sealed class FundingServicesTests
{
    [Fact]
    public void Nothing_that_the_host_has_added_starts_before_the_tables_are_there()
    {
        var services = new ServiceCollection();
        services.AddHostedService<Worker>();

        services.AddFunding(new ConfigurationBuilder().Build());

        var first = services.First(service => service.ServiceType == typeof(IHostedService));
        Assert.Equal(typeof(FundingStart), first.ImplementationType);
    }

    private sealed class Worker : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
