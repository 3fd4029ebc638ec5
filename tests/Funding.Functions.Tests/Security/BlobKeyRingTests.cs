using Azure.Core;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Funding.Functions.Tests.Security;

[Collection(AzuriteTests.Name)]
public sealed class BlobKeyRingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_one_process_protects_another_and_a_later_one_can_read()
    {
        await using var world = new StorageWorld(azurite);
        var secret = Protector(await world.StartAsync()).Protect("hemligt");

        Assert.Equal("hemligt", Protector(world.Start()).Unprotect(secret));
    }

    [Fact]
    public async Task Two_processes_that_create_the_first_key_at_once_share_one()
    {
        await using var world = new StorageWorld(azurite);
        // Without the work at start, part of which is to make a key.
        var second = world.Start();
        await second.Get<StorageClients>().EnsureCreatedAsync(default);
        var other = "";
        // The second protects something just when the first is about to store the key that it has made.
        var first = world.Start(
            null,
            new BeforeSyncPolicy(
                request => request.Method == RequestMethod.Put,
                () => other = Protector(second).Protect("andras")
            )
        );

        var own = Protector(first).Protect("eget");

        Assert.Equal("andras", Protector(first).Unprotect(other));
        Assert.Equal("eget", Protector(second).Unprotect(own));
        Assert.Single(first.Get<StorageClients>().DataProtection.GetBlobs());
    }

    private static IDataProtector Protector(StorageProcess process) =>
        process.Get<IDataProtectionProvider>().CreateProtector("test");
}
